import { instantOf } from '../domain/dates';
import { numberOf } from '../domain/numbers';

/** Numbers, dates and durations in a locale; what is no number is said to be unknown. */
export class Formats {
  private readonly numbers = new Map<number, Intl.NumberFormat>();
  private readonly percents: Intl.NumberFormat;
  private readonly dates: Intl.DateTimeFormat;
  private readonly daysOfWeek: Intl.DateTimeFormat;
  private readonly daysOfYear: Intl.DateTimeFormat;
  private readonly shortDates: Intl.DateTimeFormat;
  private readonly longDates: Intl.DateTimeFormat;
  private readonly months: Intl.DateTimeFormat;
  private readonly weekdays: Intl.DateTimeFormat;
  private readonly instants: Intl.DateTimeFormat;

  constructor(
    readonly locale: string,
    private readonly unknown: string,
  ) {
    const of = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
    this.percents = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
    this.dates = of({ day: 'numeric', month: 'short', year: 'numeric' });
    this.daysOfWeek = of({ weekday: 'short', day: 'numeric', month: 'short' });
    this.daysOfYear = of({ weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' });
    this.shortDates = of({ day: 'numeric', month: 'short' });
    this.longDates = of({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
    this.months = of({ month: 'long' });
    this.weekdays = of({ weekday: 'narrow' });
    this.instants = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' });
  }

  /** A count. */
  count(value: unknown): string {
    return this.number(value, 0);
  }

  /** A number with three or four digits that say something. */
  value(value: unknown): string {
    const size = Math.abs(numberOf(value) ?? 0);
    return this.number(value, size >= 1000 ? 0 : size >= 1 || size === 0 ? 1 : 3);
  }

  /** A reading as it is stored. */
  reading(value: unknown): string {
    return this.number(value, 6);
  }

  number(value: unknown, decimals: number): string {
    const number = numberOf(value);
    if (number === undefined) {
      return this.unknown;
    }

    let format = this.numbers.get(decimals);
    if (format === undefined) {
      format = new Intl.NumberFormat(this.locale, { maximumFractionDigits: decimals, minimumFractionDigits: decimals === 1 ? 1 : 0 });
      this.numbers.set(decimals, format);
    }

    return format.format(number);
  }

  /** A share of 1. */
  share(value: unknown): string {
    const number = numberOf(value);
    return number === undefined ? this.unknown : this.percents.format(number);
  }

  /** 31 Dec 2014. */
  date(date: string | undefined): string {
    return date === undefined ? this.unknown : this.dates.format(instantOf(date));
  }

  /** Wed, 31 Dec. */
  dayOfWeek(date: string): string {
    return this.daysOfWeek.format(instantOf(date));
  }

  /** Wed, 31 Dec 2014. */
  dayOfYear(date: string): string {
    return this.daysOfYear.format(instantOf(date));
  }

  /** 31 Dec. */
  shortDate(date: string): string {
    return this.shortDates.format(instantOf(date));
  }

  /** Wednesday, 31 December 2014. */
  longDate(date: string): string {
    return this.longDates.format(instantOf(date));
  }

  /** December. */
  month(date: string): string {
    return this.months.format(instantOf(date));
  }

  /** The seven days' shortest names, Monday first. */
  weekdayNames(): string[] {
    return ['2024-01-01', '2024-01-02', '2024-01-03', '2024-01-04', '2024-01-05', '2024-01-06', '2024-01-07'].map((date) =>
      this.weekdays.format(instantOf(date)),
    );
  }

  /** An instant on the reader's own clock. */
  instant(instant: string | undefined): string {
    const time = Date.parse(instant ?? '');
    return Number.isNaN(time) ? this.unknown : this.instants.format(time);
  }

  /** 0:07, 12:30, 1:02:03. */
  duration(milliseconds: number): string {
    const seconds = Math.max(0, Math.round(milliseconds / 1000));
    const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
    const shown = parts[0] === 0 ? parts.slice(1) : parts;
    return shown.map((part, index) => (index === 0 ? String(part) : String(part).padStart(2, '0'))).join(':');
  }
}
