import { getRun } from '../../api/endpoints';
import type { RunDetail, RunRecord } from '../../api/types';
import { stateOf } from '../../domain/runs';
import { ratingOf } from '../../domain/levels';
import { formats, words } from '../../i18n/language';
import { bands, unit } from '../../state/overview';
import { activeRun, currentRun } from '../../state/runs';
import { useLoaded } from '../../ui/hooks';
import { Level, Quantity, State } from '../../ui/labels';
import { Notice } from '../../ui/Notice';
import { Table } from '../../ui/Table';
import { Warnings } from '../../ui/Warnings';
import { Outcome } from '../run/Outcome';
import { RunFacts } from '../run/RunFacts';
import { RunProgress } from '../run/RunProgress';
import { StepList } from '../run/StepList';
import { BacktestCard } from './BacktestCard';
import { DataCard } from './DataCard';
import { ModelCard } from './ModelCard';

/** Everything that is kept of a run; the run itself while it is under way. */
export function RecordView({ id }: { id: string }) {
  const text = words.value;
  const current = currentRun.value?.record;
  const loaded = useLoaded(() => getRun(id), [id, current?.runId === id ? current.state : undefined]);
  const live = activeRun.value?.record.runId === id ? activeRun.value : undefined;
  const detail = live ?? loaded.value;
  return (
    <div class="record" aria-busy={!loaded.settled}>
      <p class="back">
        <a href="#/runs">← {text.runs.back}</a>
      </p>
      {detail !== undefined ? (
        <Detail detail={detail} isLive={live !== undefined} />
      ) : loaded.error !== undefined ? (
        <Notice kind="error">{loaded.error}</Notice>
      ) : loaded.settled ? (
        <Notice kind="warning">{text.runs.notFound(id)}</Notice>
      ) : (
        <div class="card list-space skeleton" />
      )}
    </div>
  );
}

function Detail({ detail, isLive }: { detail: RunDetail; isLive: boolean }) {
  const text = words.value;
  const { record } = detail;
  const warnings = (record.warnings ?? []).filter((warning) => warning.severity !== 'ignore');
  return (
    <>
      <section class="card" aria-labelledby="record">
        <div class="card-head">
          <h2 id="record">{text.record.title(record.runId)}</h2>
          <span class="tags">
            <State state={stateOf(detail)} />
            {record.sample && <span class="tag">{text.notice.sample}</span>}
          </span>
        </div>
        {isLive ? (
          <RunProgress detail={detail} />
        ) : (
          <>
            <RunFacts record={record} />
            <Outcome detail={detail} />
            <StepList detail={detail} />
          </>
        )}
        <Request detail={detail} />
      </section>
      {warnings.length > 0 && (
        <section class="card" aria-labelledby="record-warnings">
          <h2 id="record-warnings">{text.now.warningsTitle}</h2>
          <Warnings warnings={warnings} />
        </section>
      )}
      {record.days && record.days.length > 0 && <Days detail={detail} />}
      {record.backtest && <BacktestCard backtest={record.backtest} unit={unitOf(record)} />}
      {record.data && <DataCard data={record.data} />}
      {record.model && <ModelCard model={record.model} findings={record} />}
    </>
  );
}

/** The unit that the run found, else today's. */
function unitOf(record: RunRecord): string | undefined {
  return record.measure ? record.measure.unit : unit.value;
}

function Request({ detail: { record } }: { detail: RunDetail }) {
  const text = words.value;
  const request = record.request;
  const asked = [
    request?.scale && `${text.run.scale}: ${text.run.scales[request.scale] ?? request.scale}`,
    request?.gapPolicy && `${text.run.gapPolicy}: ${text.run.gapPolicies[request.gapPolicy] ?? request.gapPolicy}`,
    request?.excludeToday && text.run.excludeToday,
  ].filter(Boolean);
  return (
    <dl class="facts">
      {asked.length > 0 && (
        <>
          <dt>{text.record.request}</dt>
          <dd>{asked.join('; ')}</dd>
        </>
      )}
      {record.billableSeconds !== undefined && (
        <>
          <dt>{text.record.billable}</dt>
          <dd>{formats.value.count(record.billableSeconds)}</dd>
        </>
      )}
    </dl>
  );
}

function Days({ detail: { record } }: { detail: RunDetail }) {
  const text = words.value;
  const format = formats.value;
  const days = record.days ?? [];
  const intervals = (['interval80', 'interval95'] as const).filter((name) => days.some((day) => day[name]));
  const title = { interval80: text.chart.band80, interval95: text.chart.band95 };
  return (
    <section class="card" aria-labelledby="record-days">
      <h2 id="record-days">{text.record.forecast}</h2>
      <Table
        caption={text.record.forecast}
        cards
        columns={[
          { title: text.date },
          { title: text.average, numeric: true },
          ...intervals.map((name) => ({ title: title[name], numeric: true })),
          { title: text.category },
        ]}
        rows={days.map((day) => ({
          key: day.date,
          cells: [
            format.date(day.date),
            <Quantity text={format.value(day.average)} unit={unitOf(record)} />,
            ...intervals.map((name) => (day[name] ? text.range(format.value(day[name].low), format.value(day[name].high)) : '')),
            <Level rating={ratingOf(record.measure?.bands ?? bands.value, day)} />,
          ],
        }))}
      />
    </section>
  );
}
