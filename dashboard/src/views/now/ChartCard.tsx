import { ForecastChart } from '../../charts/ForecastChart';
import { rate, ratingOf } from '../../domain/levels';
import { chartDays, type ChartDay, type Span } from '../../domain/series';
import { formats, words } from '../../i18n/language';
import { bands, overview, shownDays, unit } from '../../state/overview';
import { Level, Quantity } from '../../ui/labels';
import { Table } from '../../ui/Table';

/** The last measured days with the predicted ones joined on, and the table behind. */
export function ChartCard() {
  const text = words.value;
  const shown = overview.value;
  const last = shown?.forecast?.startsAfter ?? shown?.lastDay?.date;
  const days = shown === undefined || last === undefined ? [] : chartDays(shown.forecast, shown.days, last, shownDays);
  const hasLater = days.some((day) => day.day !== undefined && day.measured !== undefined);
  const hasFan = days.some((day) => day.interval80 !== undefined || day.interval95 !== undefined);
  return (
    <section class="card chart-card" aria-labelledby="chart">
      <div class="card-head">
        <h2 id="chart">{text.chart.title}</h2>
      </div>
      <ul class="legend chart-legend">
        <li class="key-measured">{text.chart.measured}</li>
        <li class="key-predicted">{text.chart.predicted}</li>
        {hasFan && <li class="key-80">{text.chart.band80}</li>}
        {hasFan && <li class="key-95">{text.chart.band95}</li>}
        {hasLater && <li class="key-later">{text.chart.later}</li>}
      </ul>
      {shown === undefined ? (
        <div class="chart-space skeleton" />
      ) : days.length === 0 ? (
        <div class="chart-space empty">{text.now.noForecastHint}</div>
      ) : (
        <>
          <ForecastChart days={days} bands={bands.value} unit={unit.value} describe={(day) => <Description day={day} />} />
          <details>
            <summary>{text.table}</summary>
            <Numbers days={days} />
          </details>
        </>
      )}
    </section>
  );
}

function Description({ day }: { day: ChartDay }) {
  const text = words.value;
  const format = formats.value;
  const values = [
    day.day && { name: text.chart.predicted, value: format.value(day.predicted), rating: ratingOf(bands.value, day.day) },
    (day.day === undefined || day.measured !== undefined) && {
      name: text.chart.measured,
      value: day.measured === undefined ? text.chart.noValue : format.value(day.measured),
      rating: day.measured === undefined ? undefined : rate(bands.value, day.measured),
    },
  ];
  return (
    <>
      <strong>{format.longDate(day.date)}</strong>
      {values.map(
        (value) =>
          value && (
            <span key={value.name} class="readout-value">
              {value.name} <b>{value.rating ? <Quantity text={value.value} unit={unit.value} /> : value.value}</b>
              {value.rating && <Level rating={value.rating} />}
            </span>
          ),
      )}
      {day.interval80 && <span class="readout-value muted">80 %: {range(day.interval80)}</span>}
      {day.interval95 && <span class="readout-value muted">95 %: {range(day.interval95)}</span>}
    </>
  );
}

function Numbers({ days }: { days: ChartDay[] }) {
  const text = words.value;
  const format = formats.value;
  const optional = (value: number | undefined) => (value === undefined ? '' : format.value(value));
  return (
    <Table
      caption={text.chart.title}
      columns={[
        { title: text.date },
        { title: text.chart.measured, numeric: true },
        { title: text.chart.predicted, numeric: true },
        { title: text.chart.band80, numeric: true },
        { title: text.chart.band95, numeric: true },
        { title: text.category },
      ]}
      rows={days.map((day) => ({
        key: day.date,
        cells: [
          format.date(day.date),
          optional(day.measured),
          day.day ? format.value(day.predicted) : '',
          day.interval80 ? range(day.interval80) : '',
          day.interval95 ? range(day.interval95) : '',
          day.day ? <Level rating={ratingOf(bands.value, day.day)} /> : day.measured === undefined ? '' : <Level rating={rate(bands.value, day.measured)} />,
        ],
      }))}
    />
  );
}

function range(span: Span): string {
  return words.value.range(formats.value.value(span.low), formats.value.value(span.high));
}
