import type { DataQuality, ForecastData } from '../../api/types';
import { formats, words } from '../../i18n/language';

const counts = ['readings', 'malformed', 'missing', 'days', 'missingDays', 'rows'] as const;
const figures: (keyof DataQuality)[] = ['stationMedian', 'partialDays', 'daysOutOfRange', 'flatDays', 'strayDays', 'futureDays', 'ageDays'];
const shares: (keyof DataQuality)[] = ['missingShare', 'refusedShare'];
const dates = ['firstDay', 'lastDay'] as const;

/** The data that a run was made from. */
export function DataCard({ data }: { data: ForecastData }) {
  const text = words.value.record;
  const format = formats.value;
  const facts: [string, string][] = [
    ...counts.filter((name) => data[name] !== undefined).map((name): [string, string] => [text.dataNames[name], format.count(data[name])]),
    ...dates.filter((name) => data[name] !== undefined).map((name): [string, string] => [text.dataNames[name], format.date(data[name])]),
    ...figures.filter((name) => data.quality?.[name] != null).map((name): [string, string] => [text.quality[name], format.number(data.quality?.[name], 2)]),
    ...shares.filter((name) => data.quality?.[name] != null).map((name): [string, string] => [text.quality[name], format.share(data.quality?.[name])]),
  ];
  return (
    <section class="card" aria-labelledby="data">
      <h2 id="data">{text.data}</h2>
      <dl class="facts wide">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
