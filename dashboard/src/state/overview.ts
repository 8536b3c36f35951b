import { computed, signal } from '@preact/signals';
import { getCapabilities, getDaily, getImports, getLatest } from '../api/endpoints';
import type { Bands, Capabilities, DayAverage, Forecast, ImportRecord } from '../api/types';
import { addDays, dayOf, later, todayIn } from '../domain/dates';
import { rawBands } from '../domain/levels';
import { numberOf } from '../domain/numbers';

/** What the page shows of the present. */
export interface Overview {
  capabilities: Capabilities;
  forecast: Forecast | undefined;
  /** Daily averages around the forecast and of the last days with data, by date. */
  days: Map<string, DayAverage>;
  /** The last day with an average; undefined where there is none. */
  lastDay: DayAverage | undefined;
  /** Whether this host takes files. */
  takesFiles: boolean;
}

/** How many measured days stand before the predicted ones. */
export const shownDays = 30;

export const horizon = 6;

export const overview = signal<Overview | undefined>(undefined);

/** The bands of measured days: as configured now, else as they were for the forecast. */
export const bands = computed<Bands>(() => overview.value?.capabilities.bands ?? overview.value?.forecast?.bands ?? rawBands);

export const unit = computed(() => overview.value?.capabilities.unit ?? overview.value?.forecast?.unit);

export async function loadOverview(): Promise<void> {
  const capabilities = await getCapabilities();
  const today = todayIn(capabilities.timeZone);
  const [forecast, recent, imports] = await Promise.all([
    getLatest(),
    getDaily(addDays(today, -shownDays), addDays(today, 1)),
    capabilities.import === false ? undefined : getImports(),
  ]);
  const start = forecast?.startsAfter;
  const last = later(lastOf(imports), start);
  const [around, end] = await Promise.all([
    start === undefined ? [] : getDaily(addDays(start, 1 - shownDays), addDays(start, horizon)),
    last === undefined || last === start ? [] : getDaily(addDays(last, 1 - shownDays), last),
  ]);
  const days = new Map([...recent, ...around, ...end].map((day) => [day.date, day]));
  const measured = [...days.values()].filter((day) => numberOf(day.average) !== undefined);
  const lastDay = measured.reduce<DayAverage | undefined>((found, day) => (found && found.date > day.date ? found : day), undefined);
  overview.value = { capabilities, forecast, days, lastDay, takesFiles: imports !== undefined };
}

function lastOf(imports: ImportRecord[] = []): string | undefined {
  return imports.filter((record) => record.inForce !== false).reduce<string | undefined>((last, record) => later(last, dayOf(record.last)), undefined);
}
