// Days are texts like 2014-12-31, counted in UTC: a day of the station is the same day wherever its page is read.

const day = 86_400_000;

export function instantOf(date: string): Date {
  return new Date(`${date}T00:00:00Z`);
}

export function dateOf(instant: Date): string {
  return instant.toISOString().slice(0, 10);
}

export function addDays(date: string, days: number): string {
  return dateOf(new Date(instantOf(date).getTime() + days * day));
}

/** All days from the first to the last. */
export function daysBetween(first: string, last: string): string[] {
  const count = Math.round((instantOf(last).getTime() - instantOf(first).getTime()) / day) + 1;
  return Array.from({ length: Math.max(0, count) }, (_, index) => addDays(first, index));
}

export function yearOf(date: string): number {
  return Number(date.slice(0, 4));
}

/** The day of an instant as the API writes it. */
export function dayOf(instant: string | undefined): string | undefined {
  return instant && /^\d{4}-\d{2}-\d{2}/.test(instant) ? instant.slice(0, 10) : undefined;
}

export function later(one: string | undefined, other: string | undefined): string | undefined {
  return one === undefined || (other !== undefined && other > one) ? other : one;
}

/** Today at the station, or by UTC where nobody says where it stands. */
export function todayIn(timeZone: string | null | undefined): string {
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone: timeZone ?? 'UTC', year: 'numeric', month: '2-digit', day: '2-digit' });
  return parts.format(new Date());
}
