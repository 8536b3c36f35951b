import { useRef, useState } from 'preact/hooks';
import { getDaily } from '../../api/endpoints';
import { shadeOf, YearMap } from '../../charts/YearMap';
import { dateOf, yearOf } from '../../domain/dates';
import { toneOf } from '../../domain/levels';
import { numberOf } from '../../domain/numbers';
import { formats, words } from '../../i18n/language';
import { bands, overview, unit } from '../../state/overview';
import { endedRuns } from '../../state/runs';
import { useLoaded } from '../../ui/hooks';
import { Level } from '../../ui/labels';

const noDays = new Map<string, never>();

/** A year of daily averages as calendars; a day opens its readings. */
export function YearCard({ onOpen }: { onOpen: (date: string) => void }) {
  const shown = overview.value;
  const [chosen, choose] = useState<number | undefined>(undefined);
  const last = shown?.lastDay?.date ?? dateOf(new Date());
  const year = chosen ?? (shown === undefined ? undefined : yearOf(last));
  const loaded = useLoaded(
    async () => (year === undefined ? undefined : new Map((await getDaily(`${year}-01-01`, `${year}-12-31`)).map((day) => [day.date, day]))),
    [year, endedRuns.value],
  );
  const text = words.value.year;
  const days = loaded.value ?? noDays;
  return (
    <section class="card year-card" aria-labelledby="year">
      <div class="card-head">
        <h2 id="year">{text.title}</h2>
        {year !== undefined && (
          <div class="stepper">
            <Step direction="M10 3L5 8l5 5" label={text.previous(year - 1)} onClick={() => choose(year - 1)} />
            <output aria-live="polite">{year}</output>
            <Step direction="M6 3l5 5-5 5" label={text.next(year + 1)} disabled={year >= yearOf(dateOf(new Date()))} onClick={() => choose(year + 1)} />
          </div>
        )}
      </div>
      <div class={loaded.settled && year !== undefined ? 'year-space' : 'year-space loading'}>
        <YearMap year={year ?? yearOf(last)} days={days} bands={bands.value} unit={unit.value} onOpen={onOpen} />
      </div>
      <div class="year-foot">
        {loaded.error !== undefined ? <p class="muted">{loaded.error}</p> : year !== undefined && loaded.settled && days.size === 0 ? <p class="muted">{text.empty}</p> : <Legend days={days} />}
        <OpenDay last={last} onOpen={onOpen} />
      </div>
    </section>
  );
}

function Step({ direction, label, disabled, onClick }: { direction: string; label: string; disabled?: boolean; onClick: () => void }) {
  return (
    <button type="button" class="icon-button" aria-label={label} disabled={disabled} onClick={onClick}>
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <path d={direction} />
      </svg>
    </button>
  );
}

/** Another way to a day than its small square. */
function OpenDay({ last, onOpen }: { last: string; onOpen: (date: string) => void }) {
  const text = words.value.year;
  const input = useRef<HTMLInputElement>(null);
  return (
    <form
      class="open-day"
      onSubmit={(event) => {
        event.preventDefault();
        if (input.current?.value) {
          onOpen(input.current.value);
        }
      }}
    >
      <label>
        <span class="muted">{text.hint}</span>
        <input ref={input} type="date" defaultValue={last} required />
      </label>
      <button type="submit">{text.open}</button>
    </form>
  );
}

function Legend({ days }: { days: ReadonlyMap<string, { average: unknown }> }) {
  const values = [...days.values()].map((day) => numberOf(day.average)).filter((value) => value !== undefined);
  const format = formats.value;
  if (shadeOf(days as never, bands.value)) {
    const low = Math.min(...values);
    const high = Math.max(...values);
    return (
      <p class="shades">
        <span class="muted">{format.value(low)}</span>
        {[0, 1, 2, 3, 4, 5, 6].map((shade) => (
          <span key={shade} class="shade-key" data-shade={shade} />
        ))}
        <span class="muted">{format.value(high)}</span>
        <span class="hidden">{words.value.year.byValue(format.value(low), format.value(high))}</span>
      </p>
    );
  }

  return (
    <ul class="legend">
      {bands.value.levels.map((level) => (
        <li key={level.level}>
          <Level rating={{ level: level.level, name: level.name, tone: toneOf(bands.value, level.level) }} />
        </li>
      ))}
    </ul>
  );
}
