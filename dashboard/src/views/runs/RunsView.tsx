import { useState } from 'preact/hooks';
import { getRuns, type RunFilter } from '../../api/endpoints';
import type { RunRecord } from '../../api/types';
import { elapsed } from '../../domain/runs';
import { formats, words } from '../../i18n/language';
import { runAddress } from '../../state/route';
import { currentRun } from '../../state/runs';
import { useLoaded } from '../../ui/hooks';
import { State } from '../../ui/labels';
import { Notice } from '../../ui/Notice';
import { Table } from '../../ui/Table';

/** All runs, the newest first, by outcome and time. */
export function RunsView() {
  const [filter, setFilter] = useState<RunFilter>({ page: 1 });
  const current = currentRun.value?.record;
  const loaded = useLoaded(() => getRuns(filter), [filter, current?.runId, current?.state]);
  const text = words.value.runs;
  const page = loaded.value;
  const narrowed = Boolean(filter.status ?? filter.from ?? filter.to);
  return (
    <section class="card" aria-labelledby="runs" aria-busy={!loaded.settled}>
      <div class="card-head">
        <h2 id="runs">{text.title}</h2>
      </div>
      <Filters filter={filter} onChange={(changed) => setFilter({ ...changed, page: 1 })} />
      {loaded.error !== undefined ? (
        <Notice kind="error">{loaded.error}</Notice>
      ) : page === undefined ? (
        loaded.settled ? (
          <p class="muted">{text.absent}</p>
        ) : (
          <div class="list-space skeleton" />
        )
      ) : page.runs.length === 0 ? (
        <p class="empty">{narrowed ? text.emptyFilter : text.empty}</p>
      ) : (
        <>
          <Runs runs={page.runs} />
          {page.pages > 1 && <Pages page={page.page} pages={page.pages} onTurn={(to) => setFilter({ ...filter, page: to })} />}
        </>
      )}
    </section>
  );
}

function Filters({ filter, onChange }: { filter: RunFilter; onChange: (filter: RunFilter) => void }) {
  const text = words.value;
  const set = (name: 'status' | 'from' | 'to', value: string) => {
    const { [name]: _, ...rest } = filter;
    onChange(value ? { ...rest, [name]: value } : rest);
  };
  return (
    <div class="filters">
      <label class="field">
        <span>{text.runs.status}</span>
        <select value={filter.status ?? ''} onChange={(event) => set('status', event.currentTarget.value)}>
          <option value="">{text.runs.all}</option>
          {Object.entries(text.states).map(([state, name]) => (
            <option key={state} value={state}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label class="field">
        <span>{text.runs.from}</span>
        <input type="date" value={filter.from ?? ''} onChange={(event) => set('from', event.currentTarget.value)} />
      </label>
      <label class="field">
        <span>{text.runs.to}</span>
        <input type="date" value={filter.to ?? ''} onChange={(event) => set('to', event.currentTarget.value)} />
      </label>
    </div>
  );
}

function Runs({ runs }: { runs: RunRecord[] }) {
  const text = words.value.runs;
  const format = formats.value;
  return (
    <Table
      caption={text.title}
      cards
      columns={[
        { title: text.started },
        { title: text.status },
        { title: text.duration, numeric: true },
        { title: text.data },
        { title: text.mae },
      ]}
      rows={runs.map((run) => {
        const took = run.endedAt === undefined ? undefined : elapsed(run);
        return {
          key: run.runId,
          cells: [
            <>
              <a href={runAddress(run.runId)}>{format.instant(run.startedAt)}</a>
              <small>{run.runId}</small>
            </>,
            <span class="tags">
              <State state={run.state} />
              {run.sample && <span class="tag">{words.value.notice.sample}</span>}
            </span>,
            took === undefined ? '' : format.duration(took),
            run.data ? text.dataValue(format.count(run.data.days), format.count(run.data.readings)) : '',
            run.backtest?.model ? text.maeValue(format.value(run.backtest.model.mae), format.value(run.backtest.persistence?.mae)) : '',
          ],
        };
      })}
    />
  );
}

function Pages({ page, pages, onTurn }: { page: number; pages: number; onTurn: (page: number) => void }) {
  const text = words.value.runs;
  return (
    <div class="pages">
      <button type="button" disabled={page <= 1} onClick={() => onTurn(page - 1)}>
        {text.newer}
      </button>
      <span>{text.page(formats.value.count(page), formats.value.count(pages))}</span>
      <button type="button" disabled={page >= pages} onClick={() => onTurn(page + 1)}>
        {text.older}
      </button>
    </div>
  );
}
