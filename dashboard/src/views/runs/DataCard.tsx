import type { ForecastData } from '../../api/types';
import { formats, words } from '../../i18n/language';

const counts = ['readings', 'malformed', 'missing', 'days', 'missingDays', 'rows'] as const;
const dates = ['firstDay', 'lastDay'] as const;

/** The data that a run was made from. */
export function DataCard({ data }: { data: ForecastData }) {
  const text = words.value.record;
  return (
    <section class="card" aria-labelledby="data">
      <h2 id="data">{text.data}</h2>
      <dl class="facts wide">
        {counts.map(
          (name) =>
            data[name] !== undefined && (
              <div key={name}>
                <dt>{text.dataNames[name]}</dt>
                <dd>{formats.value.count(data[name])}</dd>
              </div>
            ),
        )}
        {dates.map(
          (name) =>
            data[name] !== undefined && (
              <div key={name}>
                <dt>{text.dataNames[name]}</dt>
                <dd>{formats.value.date(data[name])}</dd>
              </div>
            ),
        )}
      </dl>
    </section>
  );
}
