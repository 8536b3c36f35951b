import { stateOf } from '../../domain/runs';
import { words } from '../../i18n/language';
import { runAddress } from '../../state/route';
import { activeRun, currentRun, newestRuns } from '../../state/runs';
import { State } from '../../ui/labels';
import { Outcome } from './Outcome';
import { RunFacts } from './RunFacts';
import { RunProgress } from './RunProgress';
import { StartForm } from './StartForm';

/** Starts a run, watches the one under way, tells how the last one ended. */
export function RunPanel() {
  const text = words.value.run;
  const active = activeRun.value;
  const shown = currentRun.value;
  return (
    <section class="card run-panel" aria-labelledby="run">
      <div class="card-head">
        <h2 id="run">{text.panel}</h2>
        {active && <State state={stateOf(active)} />}
      </div>
      <StartForm />
      {active ? (
        <RunProgress detail={active} />
      ) : shown ? (
        <div class="last-run">
          <h3>
            {text.last} <State state={stateOf(shown)} />
          </h3>
          <RunFacts record={shown.record} />
          <Outcome detail={shown} />
          <p>
            <a href={runAddress(shown.record.runId)}>{text.record}</a>
          </p>
        </div>
      ) : newestRuns.value === undefined ? (
        <div class="run-space skeleton" />
      ) : (
        <p class="muted">{newestRuns.value === null ? words.value.runs.absent : text.never}</p>
      )}
    </section>
  );
}
