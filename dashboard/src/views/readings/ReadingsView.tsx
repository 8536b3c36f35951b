import { useState } from 'preact/hooks';
import { getImports } from '../../api/endpoints';
import type { ImportRecord } from '../../api/types';
import { dayOf } from '../../domain/dates';
import { formats, words } from '../../i18n/language';
import { loadOverview, overview } from '../../state/overview';
import { useLoaded } from '../../ui/hooks';
import { Said } from '../../ui/labels';
import { Notice } from '../../ui/Notice';
import { Table } from '../../ui/Table';
import { ImportPanel } from './ImportPanel';

/** What was imported, and the way in for more. */
export function ReadingsView() {
  const text = words.value.imports;
  const takesFiles = overview.value?.takesFiles;
  const [stored, setStored] = useState(0);
  const loaded = useLoaded(async () => (takesFiles ? ((await getImports()) ?? []) : []), [takesFiles, stored]);
  if (takesFiles === false) {
    return (
      <section class="card">
        <Notice kind="info">{text.absent}</Notice>
      </section>
    );
  }

  return (
    <>
      <ImportPanel
        onStored={() => {
          setStored(stored + 1);
          void loadOverview();
        }}
      />
      <section class="card" aria-labelledby="imports" aria-busy={!loaded.settled}>
        <h2 id="imports">{text.title}</h2>
        {loaded.error !== undefined ? (
          <Notice kind="error">{loaded.error}</Notice>
        ) : takesFiles === undefined || loaded.value === undefined ? (
          <div class="list-space skeleton" />
        ) : loaded.value.length === 0 ? (
          <p class="empty">{text.empty}</p>
        ) : (
          <Imports imports={loaded.value} />
        )}
      </section>
    </>
  );
}

function Imports({ imports }: { imports: ImportRecord[] }) {
  const text = words.value.imports;
  const format = formats.value;
  return (
    <Table
      caption={text.title}
      cards
      columns={[
        { title: text.when },
        { title: text.files },
        { title: text.days },
        { title: text.imported, numeric: true },
        { title: text.refused, numeric: true },
        { title: text.missing, numeric: true },
      ]}
      rows={imports.map((record) => ({
        key: record.id,
        cells: [
          <>
            {format.instant(record.importedAt)}
            <span class="tags">
              {record.inForce === false && <span class="tag">{text.superseded}</span>}
              {record.sample && <span class="tag">{words.value.notice.sample}</span>}
            </span>
          </>,
          <>
            {(record.files ?? []).join(', ')}
            {record.readsAs && (
              <small>
                <Said>{record.readsAs}</Said>
              </small>
            )}
          </>,
          record.first === undefined ? '' : words.value.range(format.date(dayOf(record.first)), format.date(dayOf(record.last))),
          format.count(record.imported),
          format.count(record.refused ?? 0),
          format.count(record.missing ?? 0),
        ],
      }))}
    />
  );
}
