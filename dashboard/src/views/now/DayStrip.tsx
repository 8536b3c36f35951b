import type { ForecastDay } from '../../api/types';
import { rate, ratingOf, type Rating } from '../../domain/levels';
import { numberOf } from '../../domain/numbers';
import { spanOf } from '../../domain/series';
import { formats, words } from '../../i18n/language';
import { bands, horizon, overview, unit } from '../../state/overview';
import { Level } from '../../ui/labels';

/** The last measured day and the six predicted ones, a card each. */
export function DayStrip() {
  const text = words.value;
  const shown = overview.value;
  const forecast = shown?.forecast;
  return (
    <section class="card strip-card" aria-labelledby="days">
      <div class="card-head">
        <h2 id="days">{text.now.days}</h2>
        <p class="measure">{[shown?.capabilities.pollutant ?? forecast?.pollutant, unit.value].filter(Boolean).join(', ')}</p>
      </div>
      <ol class="strip">
        {shown === undefined ? (
          Array.from({ length: horizon + 1 }, (_, index) => <li key={index} class={index === 0 ? 'day-card measured-day skeleton' : 'day-card skeleton'} />)
        ) : (
          <>
            <li class="day-card measured-day">
              <p class="day-kind">{text.now.measured}</p>
              {shown.lastDay === undefined ? (
                <p class="muted">{text.now.noReadings}</p>
              ) : (
                <DayFacts withYear date={shown.lastDay.date} rating={rate(bands.value, shown.lastDay.average)} value={formats.value.value(shown.lastDay.average)} />
              )}
            </li>
            {forecast === undefined ? (
              <li class="day-card none">
                <p>
                  <strong>{text.now.noForecast}</strong>
                </p>
                <p class="muted">{shown.lastDay === undefined ? text.now.noForecastHint : text.now.startHint}</p>
              </li>
            ) : (
              forecast.days.map((day) => <PredictedDay key={day.date} day={day} />)
            )}
          </>
        )}
      </ol>
      <Provenance />
    </section>
  );
}

/** What the forecast was made from, above all where that is not the present or not the reader's own. */
function Provenance() {
  const text = words.value;
  const format = formats.value;
  const shown = overview.value;
  const forecast = shown?.forecast;
  if (forecast?.sample ?? shown?.capabilities.sample) {
    return (
      <p class="provenance">
        <strong>{text.notice.sample}</strong> {text.notice.sampleLong}
      </p>
    );
  }

  if (forecast === undefined) {
    return <p class="provenance" />;
  }

  const last = format.date(forecast.startsAfter);
  const newer = shown?.lastDay !== undefined && shown.lastDay.date > forecast.startsAfter;
  return <p class="provenance">{newer ? text.now.newer(last) : text.now.made(format.instant(forecast.createdAt), last)}</p>;
}

function PredictedDay({ day }: { day: ForecastDay }) {
  const text = words.value.now;
  const format = formats.value;
  const span = spanOf(day.interval80);
  const measured = numberOf(overview.value?.days.get(day.date)?.average);
  return (
    <li class="day-card">
      <p class="day-kind">{text.predicted}</p>
      <DayFacts date={day.date} rating={ratingOf(overview.value?.forecast?.bands ?? bands.value, day)} value={format.value(day.average)} />
      <div class="day-more">
        {span && <p>{text.interval80(format.value(span.low), format.value(span.high))}</p>}
        {day.clamped && <p>{text.clamped}</p>}
        {measured !== undefined && (
          <p class="later">
            {text.measured} {format.value(measured)}
          </p>
        )}
      </div>
    </li>
  );
}

function DayFacts({ date, rating, value, withYear }: { date: string; rating: Rating; value: string; withYear?: boolean }) {
  return (
    <>
      <span class="level-edge" data-tone={rating.tone} />
      <p class="day-date">
        <time dateTime={date}>{withYear ? formats.value.dayOfYear(date) : formats.value.dayOfWeek(date)}</time>
      </p>
      {rating.level === undefined ? (
        <p class="day-value unknown" aria-hidden="true">
          –
        </p>
      ) : (
        <p class="day-value">{value}</p>
      )}
      <Level rating={rating} />
    </>
  );
}
