import { useState } from 'preact/hooks';
import type { RunAction } from '../../api/endpoints';
import type { RunDetail } from '../../api/types';
import { elapsed, stateOf } from '../../domain/runs';
import { formats, words } from '../../i18n/language';
import { runAddress } from '../../state/route';
import { steer } from '../../state/runs';
import { useSeconds } from '../../ui/hooks';
import { Said } from '../../ui/labels';
import { Notice } from '../../ui/Notice';
import { CancelDialog } from './CancelDialog';
import { StepList } from './StepList';

/** A run under way: how far it is, what it does, its steps, and what can be done with it. */
export function RunProgress({ detail }: { detail: RunDetail }) {
  const text = words.value.run;
  const { record, live } = detail;
  const status = live?.customStatus;
  const suspended = stateOf(detail) === 'Suspended';
  const [asking, ask] = useState(false);
  const [cancelled, setCancelled] = useState(false);
  const [error, setError] = useState<string | undefined>(undefined);
  const [busy, setBusy] = useState(false);
  useSeconds(true);
  const took = elapsed(record);
  const percent = status?.percent ?? 0;

  async function act(action: RunAction) {
    ask(false);
    setBusy(true);
    setError(undefined);
    try {
      await steer(record.runId, action);
      setCancelled(cancelled || action === 'cancel');
    } catch (problem) {
      setError((problem as Error).message);
    } finally {
      setBusy(false);
    }
  }

  return (
    <div class="progress">
      <div class="bar">
        <progress value={percent} max={100} aria-label={text.progress} />
        <span>{formats.value.share(percent / 100)}</span>
      </div>
      <p class="sentence" role="status">
        {cancelled ? text.cancelling : suspended ? text.suspended : <Said>{status?.message ?? ''}</Said>}
      </p>
      <dl class="facts">
        <dt>{text.elapsed}</dt>
        <dd>{took === undefined ? words.value.unknown : formats.value.duration(took)}</dd>
        {status?.job && (
          <>
            <dt>{text.job}</dt>
            <dd>
              <code>{status.job}</code>
              {live?.jobStatus && (
                <small>
                  <Said>{live.jobStatus}</Said>
                </small>
              )}
            </dd>
          </>
        )}
      </dl>
      {status?.waiting && (
        <Notice kind="warning">
          <Said>{status.waiting}</Said>
        </Notice>
      )}
      <StepList detail={detail} />
      {error !== undefined && (
        <Notice kind="error" alert>
          {error}
        </Notice>
      )}
      <div class="actions">
        <button type="button" disabled={busy || cancelled} onClick={() => void act(suspended ? 'continue' : 'suspend')}>
          {suspended ? text.continue : text.suspend}
        </button>
        <button type="button" class="danger" disabled={busy || cancelled} onClick={() => ask(true)}>
          {text.cancel}
        </button>
      </div>
      <p>
        <a href={runAddress(record.runId)}>{text.record}</a>
      </p>
      {asking && <CancelDialog detail={detail} onKeep={() => ask(false)} onCancel={() => void act('cancel')} />}
    </div>
  );
}
