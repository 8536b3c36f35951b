import { scaleQuantile } from 'd3-scale';
import { useMemo, useRef, useState } from 'preact/hooks';
import type { Bands, DayAverage } from '../api/types';
import { addDays, daysBetween, instantOf } from '../domain/dates';
import { rate, type Rating } from '../domain/levels';
import { numberOf } from '../domain/numbers';
import { formats, words } from '../i18n/language';
import { levelName } from '../ui/labels';

interface Props {
  year: number;
  days: ReadonlyMap<string, DayAverage>;
  bands: Bands;
  unit: string | undefined;
  onOpen: (date: string) => void;
}

const shades = [0, 1, 2, 3, 4, 5, 6];

/** How the days of a year are coloured: by level where they have several, else by value. */
export function shadeOf(days: ReadonlyMap<string, DayAverage>, bands: Bands): ((average: number) => number) | undefined {
  const values = [...days.values()].map((day) => numberOf(day.average)).filter((value) => value !== undefined);
  const levels = new Set(values.map((value) => rate(bands, value).level));
  return levels.size > 1 || values.length === 0 ? undefined : scaleQuantile(values, shades);
}

/** A year as twelve small calendars, each day coloured by its average. */
export function YearMap({ year, days, bands, unit, onOpen }: Props) {
  const present = useMemo(() => [...days.keys()].filter((date) => date.startsWith(`${year}-`)).sort(), [days, year]);
  const [focused, focus] = useState<string | undefined>(undefined);
  const current = focused !== undefined && present.includes(focused) ? focused : present.at(-1);
  const element = useRef<HTMLDivElement>(null);
  const shade = useMemo(() => shadeOf(days, bands), [days, bands]);

  function move(key: string, from: string): boolean {
    const steps: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };
    const step = steps[key];
    if (step === undefined) {
      return false;
    }

    const wanted = addDays(from, step);
    const next = step > 0 ? present.find((date) => date >= wanted) : present.findLast((date) => date <= wanted);
    if (next !== undefined) {
      focus(next);
      element.current?.querySelector<HTMLElement>(`[data-date="${next}"]`)?.focus();
    }

    return true;
  }

  return (
    <div
      ref={element}
      class="year"
      onClick={(event) => {
        const date = dateAt(event.target);
        if (date !== undefined) {
          onOpen(date);
        }
      }}
      onKeyDown={(event) => {
        const date = dateAt(event.target);
        if (date !== undefined && move(event.key, date)) {
          event.preventDefault();
        }
      }}
      onFocusIn={(event) => focus(dateAt(event.target) ?? focused)}
    >
      {Array.from({ length: 12 }, (_, month) => (
        <Month key={month} {...{ year, month, days, bands, unit, current, shade }} />
      ))}
    </div>
  );
}

interface MonthProps extends Omit<Props, 'onOpen'> {
  month: number;
  current: string | undefined;
  shade: ((average: number) => number) | undefined;
}

function Month({ year, month, days, bands, unit, current, shade }: MonthProps) {
  const first = `${year}-${String(month + 1).padStart(2, '0')}-01`;
  const last = addDays(first, new Date(Date.UTC(year, month + 1, 0)).getUTCDate() - 1);
  const start = addDays(first, -((instantOf(first).getUTCDay() + 6) % 7));
  const all = daysBetween(start, last);
  // Six weeks always, so that all months are equally high.
  const weeks = Array.from({ length: 6 }, (_, week) => all.slice(7 * week, 7 * week + 7));
  return (
    <table class="month">
      <caption>{formats.value.month(first)}</caption>
      <thead class="hidden">
        <tr>
          {formats.value.weekdayNames().map((name, index) => (
            <th key={index} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week, index) => (
          <tr key={index}>
            {Array.from({ length: 7 }, (_, column) => {
              const date = week[column];
              return <td key={column}>{date !== undefined && date >= first && <Day {...{ date, bands, unit, shade }} day={days.get(date)} focusable={date === current} />}</td>;
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface DayProps {
  date: string;
  day: DayAverage | undefined;
  bands: Bands;
  unit: string | undefined;
  shade: ((average: number) => number) | undefined;
  focusable: boolean;
}

function Day({ date, day, bands, unit, shade, focusable }: DayProps) {
  if (day === undefined) {
    return <span class="no-day" title={`${formats.value.date(date)}: ${words.value.year.noAverage}`} />;
  }

  const rating = rate(bands, day.average);
  const average = numberOf(day.average);
  const text = `${formats.value.date(date)}: ${describe(rating, day, unit)}`;
  return (
    <button
      type="button"
      data-date={date}
      data-tone={shade && average !== undefined ? undefined : rating.tone}
      data-shade={shade && average !== undefined ? shade(average) : undefined}
      tabIndex={focusable ? 0 : -1}
      aria-label={text}
      title={text}
    />
  );
}

function describe(rating: Rating, day: DayAverage, unit: string | undefined): string {
  const value = formats.value.value(day.average);
  return rating.name === undefined ? words.value.unknown : `${value}${unit ? ` ${unit}` : ''}, ${levelName(rating.name)}`;
}

function dateAt(target: EventTarget | null): string | undefined {
  return target instanceof HTMLElement ? target.dataset['date'] : undefined;
}
