import type { DayAverage, Forecast, ForecastDay, Interval } from '../api/types';
import { addDays, daysBetween } from './dates';
import { numberOf } from './numbers';

/** A day of the chart. */
export interface ChartDay {
  date: string;
  /** The measured average; undefined where the day has none. */
  measured?: number | undefined;
  /** The predicted one, of days after the last with data. */
  predicted?: number | undefined;
  interval80?: Span | undefined;
  interval95?: Span | undefined;
  /** Its document's entry, of predicted days. */
  day?: ForecastDay | undefined;
}

export interface Span {
  low: number;
  high: number;
}

/** The measured days before the forecast, its own, and what was measured in them since. */
export function chartDays(forecast: Forecast | undefined, days: ReadonlyMap<string, DayAverage>, last: string, shown: number): ChartDay[] {
  const start = forecast?.startsAfter ?? last;
  const measured = (date: string) => numberOf(days.get(date)?.average);
  const before = daysBetween(addDays(start, 1 - shown), start).map((date): ChartDay => ({ date, measured: measured(date) }));
  const after = (forecast?.days ?? []).map(
    (day): ChartDay => ({
      date: day.date,
      measured: measured(day.date),
      predicted: numberOf(day.average),
      interval80: spanOf(day.interval80),
      interval95: spanOf(day.interval95),
      day,
    }),
  );
  return [...before, ...after];
}

export function spanOf(interval: Interval | undefined): Span | undefined {
  const low = numberOf(interval?.low);
  const high = numberOf(interval?.high);
  return low === undefined || high === undefined ? undefined : { low, high };
}

/** The smallest and the largest number that a chart of these days shows. */
export function extentOf(days: readonly ChartDay[]): [number, number] {
  const all = days.flatMap((day) => [day.measured, day.predicted, day.interval95?.low, day.interval95?.high, day.interval80?.low, day.interval80?.high]);
  const numbers = all.filter((value) => value !== undefined);
  return numbers.length === 0 ? [0, 1] : [Math.min(0, ...numbers), Math.max(...numbers)];
}
