// What the API answers. Fields that documents of earlier versions lack are optional, and a number that is none arrives as null.

export type MaybeNumber = number | null | undefined;

export interface BandLevel {
  level: number;
  name: string;
  upTo?: number;
}

export interface Bands {
  name: string;
  levels: BandLevel[];
  rounding?: 'None' | 'HalfAwayFromZero' | 'Truncate';
  decimals?: number;
}

export interface Interval {
  low: MaybeNumber;
  high: MaybeNumber;
}

export interface ForecastDay {
  date: string;
  average: MaybeNumber;
  category?: string;
  level?: number;
  clamped?: boolean;
  interval80?: Interval;
  interval95?: Interval;
}

/** Figures of the readings behind a forecast. */
export interface DataQuality {
  stationMedian?: MaybeNumber;
  partialDays?: MaybeNumber;
  missingShare?: MaybeNumber;
  refusedShare?: MaybeNumber;
  daysOutOfRange?: MaybeNumber;
  flatDays?: MaybeNumber;
  ageDays?: MaybeNumber;
  strayDays?: MaybeNumber;
  futureDays?: MaybeNumber;
}

export interface ForecastData {
  readings?: number;
  malformed?: number;
  missing?: number;
  days?: number;
  missingDays?: number;
  rows?: number;
  firstDay?: string;
  lastDay?: string;
  quality?: DataQuality;
}

export interface ForecastModel {
  name: string;
  trainer: string;
  intercept?: MaybeNumber;
  weights?: MaybeNumber[];
  metrics?: Record<string, MaybeNumber>;
  billableSeconds?: number;
}

export interface Warning {
  check: string;
  severity?: 'ignore' | 'warn' | 'block';
  message: string;
}

export interface Scores {
  mae?: MaybeNumber;
  rmse?: MaybeNumber;
  smape?: MaybeNumber;
  bias?: MaybeNumber;
}

/** The names of what the model is held against. */
export type Method = 'model' | 'persistence' | 'mean6' | 'trainingMean';

export type ScoresByMethod = Partial<Record<Method, Scores>>;

export interface Backtest extends ScoresByMethod {
  origins?: number;
  horizon?: number;
  byDay?: ({ day: number } & ScoresByMethod)[];
  differences?: Record<string, { mae?: MaybeNumber } & Partial<Interval>>;
  coverage80?: MaybeNumber;
  coverage95?: MaybeNumber;
  note?: string;
}

/** What forecasts and run records have in common. */
export interface Findings {
  data?: ForecastData;
  model?: ForecastModel;
  days?: ForecastDay[];
  warnings?: Warning[];
  backtest?: Backtest;
  scale?: string;
  scaleReason?: string;
  sample?: boolean;
}

export interface Forecast extends Findings {
  runId: string;
  createdAt: string;
  startsAfter: string;
  days: ForecastDay[];
  gapPolicy?: string;
  pollutant?: string;
  unit?: string;
  bands?: Bands;
}

export interface StartRequest {
  scale?: 'auto' | 'linear' | 'log';
  gapPolicy?: 'rows' | 'strict';
  excludeToday?: boolean;
}

export type RunState = 'Running' | 'Suspended' | 'Published' | 'Blocked' | 'Failed' | 'Cancelled' | 'Rejected';

export interface RunStep {
  name: string;
  startedAt?: string;
  endedAt?: string;
  state: 'Running' | 'Done' | 'Blocked' | 'Failed' | 'Cancelled';
}

export interface RunRecord extends Findings {
  measure?: { pollutant?: string; unit?: string; bands?: Bands };
  runId: string;
  state: RunState;
  startedAt: string;
  endedAt?: string;
  request?: StartRequest;
  steps?: RunStep[];
  billableSeconds?: number;
  reasons?: string[];
  notUndone?: string[];
}

export interface RunStatus {
  step: string;
  number: number;
  steps: number;
  percent: number;
  message: string;
  job?: string;
  /** Why a step is tried again, and when. */
  waiting?: string;
  notUndone?: string[];
}

export interface RunDetail {
  record: RunRecord;
  live?: { runtimeStatus: string; customStatus?: RunStatus | null; jobStatus?: string } | null;
}

export interface RunPage {
  page: number;
  pages: number;
  total: number;
  runs: RunRecord[];
}

export interface Capabilities {
  version?: string;
  sample?: boolean;
  import?: boolean;
  pollutant?: string;
  unit?: string;
  bands?: Bands;
  timeZone?: string | null;
  ports?: Record<string, string>;
  /** Why the readings cannot be rated as configured. */
  problem?: string;
}

export interface DayAverage {
  date: string;
  average: MaybeNumber;
  readings?: number;
}

export interface DayReadings {
  date: string;
  readings: { time: string; value: MaybeNumber }[];
}

export interface ImportResult {
  name: string;
  readsAs?: string;
  stored: boolean;
  imported?: number;
  replaced?: number;
  refused?: number;
  missing?: number;
  first?: string;
  last?: string;
  firstRows?: { date: string; time: string; value: MaybeNumber }[];
  refusals?: { reason: string; count: number; firstPlaces?: string[] }[];
  notes?: string[];
  importId?: number;
}

export interface ImportRecord {
  id: number;
  importedAt: string;
  files?: string[];
  checksum?: string;
  readsAs?: string;
  imported?: number;
  replaced?: number;
  refused?: number;
  missing?: number;
  first?: string;
  last?: string;
  inForce?: boolean;
  sample?: boolean;
}

/** How a file is to be read, where it does not say so itself. */
export interface ReadingOptions {
  valueColumn?: string;
  dateColumn?: string;
  timeColumn?: string;
  where?: string;
  dateFormat?: string;
  decimal?: string;
  delimiter?: string;
  maxRefused?: string;
  acceptTruncated?: string;
}
