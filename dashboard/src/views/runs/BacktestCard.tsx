import type { Backtest, Method, Scores } from '../../api/types';
import { numberOf } from '../../domain/numbers';
import { formats, words } from '../../i18n/language';
import { Said } from '../../ui/labels';
import { Table } from '../../ui/Table';

const methods: Method[] = ['model', 'persistence', 'mean6', 'trainingMean'];
const scores: (keyof Scores)[] = ['mae', 'rmse', 'smape', 'bias'];

/** How far off the model would have been, beside simpler ways to guess. */
export function BacktestCard({ backtest, unit }: { backtest: Backtest; unit: string | undefined }) {
  const text = words.value.record;
  const format = formats.value;
  const known = methods.filter((method) => backtest[method]);
  // One precision for all of them, so that they can be compared at a glance.
  const decimals = (numberOf(backtest.model?.mae) ?? 1) < 1 ? 3 : 1;
  return (
    <section class="card" aria-labelledby="backtest">
      <h2 id="backtest">{text.backtest}</h2>
      <p class="muted">
        {text.backtestText(format.count(backtest.origins))} {unit}
      </p>
      {backtest.note && (
        <p>
          <Said>{backtest.note}</Said>
        </p>
      )}
      {known.length > 0 && (
        <Table
          caption={text.backtest}
          columns={[{ title: text.method }, ...scores.map((score) => ({ title: text.scores[score], numeric: true }))]}
          rows={known.map((method) => ({
            key: method,
            cells: [text.methods[method], ...scores.map((score) => format.number(backtest[method]?.[score], decimals))],
          }))}
        />
      )}
      {backtest.byDay && backtest.byDay.length > 0 && (
        <>
          <h3>{text.byDay}</h3>
          <Table
            caption={text.byDay}
            columns={[{ title: text.method }, ...backtest.byDay.map(({ day }) => ({ title: text.dayAhead(format.count(day)), numeric: true }))]}
            rows={known.map((method) => ({
              key: method,
              cells: [text.methods[method], ...(backtest.byDay ?? []).map((day) => format.number(day[method]?.mae, decimals))],
            }))}
          />
        </>
      )}
      {(backtest.coverage80 !== undefined || backtest.coverage95 !== undefined) && (
        <p class="muted">{text.coverage(format.share(backtest.coverage80), format.share(backtest.coverage95))}</p>
      )}
    </section>
  );
}
