import { ApiError, get, post } from './http';
import type {
  Capabilities,
  DayAverage,
  DayReadings,
  Forecast,
  ImportRecord,
  ImportResult,
  ReadingOptions,
  RunDetail,
  RunPage,
  StartRequest,
} from './types';

/** Undefined where the host has no such thing: an older version, another host, nothing published yet. */
async function orNone<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof ApiError && (error.status === 404 || error.status === 405)) {
      return undefined;
    }

    throw error;
  }
}

export const getCapabilities = async (): Promise<Capabilities> => (await orNone(get<Capabilities>('capabilities'))) ?? {};

export const getLatest = (): Promise<Forecast | undefined> => orNone(get<Forecast>('forecasts/latest'));

export const getDaily = (from: string, to: string): Promise<DayAverage[]> => get('readings/daily', { from, to });

export const getDay = (date: string): Promise<DayReadings | undefined> => orNone(get(`readings/${date}`));

export interface RunFilter {
  status?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
  page?: number;
}

export const getRuns = (filter: RunFilter = {}): Promise<RunPage | undefined> => orNone(get<RunPage>('forecasts', { ...filter }));

export const getRun = (id: string): Promise<RunDetail | undefined> => orNone(get(`forecasts/${encodeURIComponent(id)}`));

export const startRun = (request: StartRequest): Promise<{ id: string }> => post('forecasts', request);

export type RunAction = 'suspend' | 'continue' | 'cancel';

export const steerRun = (id: string, action: RunAction): Promise<unknown> => post(`forecasts/${encodeURIComponent(id)}/${action}`);

export const getImports = async (): Promise<ImportRecord[] | undefined> => (await orNone(get<{ imports: ImportRecord[] }>('imports')))?.imports;

export const sendFile = (file: File, options: ReadingOptions, dryRun: boolean): Promise<ImportResult> =>
  post('readings', file, { ...options, name: file.name, dryRun });
