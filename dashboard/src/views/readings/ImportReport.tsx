import type { ImportResult } from '../../api/types';
import { dayOf } from '../../domain/dates';
import { formats, words } from '../../i18n/language';
import { Said } from '../../ui/labels';
import { Notice } from '../../ui/Notice';
import { Table } from '../../ui/Table';
import { inFieldNames } from './optionNames';

/** What was read from a file, or would be. */
export function ImportReport({ result, name, dryRun }: { result: ImportResult; name: string; dryRun: boolean }) {
  const text = words.value.imports;
  const format = formats.value;
  const counts = ['imported', 'replaced', 'refused', 'missing'] as const;
  return (
    <>
      <h2>{dryRun ? text.would(name) : result.stored ? text.done(name) : text.unchanged(name)}</h2>
      {result.stored && <Notice kind="info">{text.startHint}</Notice>}
      {dryRun && !result.imported && <Notice kind="warning">{text.nothing}</Notice>}
      <dl class="facts wide">
        {result.readsAs && (
          <div>
            <dt>{text.readsAs}</dt>
            <dd>
              <Said>{result.readsAs}</Said>
            </dd>
          </div>
        )}
        {result.first && (
          <div>
            <dt>{text.days}</dt>
            <dd>{words.value.range(format.date(dayOf(result.first)), format.date(dayOf(result.last)))}</dd>
          </div>
        )}
        {counts.map((count) => (
          <div key={count}>
            <dt>{count === 'imported' ? text.counts : text[count]}</dt>
            <dd>{format.count(result[count] ?? 0)}</dd>
          </div>
        ))}
      </dl>
      {result.notes && result.notes.length > 0 && (
        <Notice kind="warning">
          {result.notes.map((note, index) => (
            <p key={index}>
              <Said>{inFieldNames(note)}</Said>
            </p>
          ))}
        </Notice>
      )}
      {result.firstRows && result.firstRows.length > 0 && (
        <>
          <h3>{text.firstRows}</h3>
          <Table
            caption={text.firstRows}
            columns={[{ title: words.value.date }, { title: words.value.time }, { title: words.value.value, numeric: true }]}
            rows={result.firstRows.map((row, index) => ({
              key: index,
              cells: [format.date(row.date), row.time, format.reading(row.value)],
            }))}
          />
        </>
      )}
      {result.refusals && result.refusals.length > 0 && (
        <>
          <h3>{text.refusals}</h3>
          <Table
            caption={text.refusals}
            cards
            columns={[{ title: text.reason }, { title: text.count, numeric: true }, { title: text.places }]}
            rows={result.refusals.map((refusal) => ({
              key: refusal.reason,
              cells: [
                <Said>{refusal.reason}</Said>,
                format.count(refusal.count),
                <ul class="places" lang="en">
                  {(refusal.firstPlaces ?? []).map((place, index) => (
                    <li key={index}>{place}</li>
                  ))}
                </ul>,
              ],
            }))}
          />
        </>
      )}
    </>
  );
}
