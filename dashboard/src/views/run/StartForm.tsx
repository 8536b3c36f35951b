import { useState } from 'preact/hooks';
import type { StartRequest } from '../../api/types';
import { words } from '../../i18n/language';
import { activeRun, newestRuns, start } from '../../state/runs';
import { Notice } from '../../ui/Notice';

/** The button that starts a run, and what may be asked of it. */
export function StartForm() {
  const text = words.value.run;
  const [request, ask] = useState<StartRequest>({});
  const [starting, setStarting] = useState(false);
  const [error, setError] = useState<string | undefined>(undefined);
  const active = activeRun.value;
  const ready = newestRuns.value !== undefined;
  const reason = active ? text.blockedBy(active.record.runId) : ready ? undefined : text.notReady;

  async function submit(event: SubmitEvent) {
    event.preventDefault();
    if (starting || reason !== undefined) {
      return;
    }

    setStarting(true);
    setError(undefined);
    try {
      await start(request);
    } catch (problem) {
      setError((problem as Error).message);
    } finally {
      setStarting(false);
    }
  }

  return (
    <form class="start" onSubmit={(event) => void submit(event)}>
      <button type="submit" class="primary wide" disabled={starting || reason !== undefined} aria-describedby={reason ? 'start-reason' : undefined}>
        {starting ? text.starting : text.start}
      </button>
      <p id="start-reason" class="reason">
        {active && reason}
      </p>
      {error !== undefined && (
        <Notice kind="error" alert>
          {error}
        </Notice>
      )}
      <details>
        <summary>{text.options}</summary>
        <Choice
          label={text.scale}
          names={text.scales}
          value={request.scale}
          onChoose={(scale) => ask(({ scale: _, ...rest }) => (scale === undefined ? rest : { ...rest, scale }))}
        />
        <Choice
          label={text.gapPolicy}
          names={text.gapPolicies}
          value={request.gapPolicy}
          onChoose={(gapPolicy) => ask(({ gapPolicy: _, ...rest }) => (gapPolicy === undefined ? rest : { ...rest, gapPolicy }))}
        />
        <label class="check">
          <input
            type="checkbox"
            checked={request.excludeToday ?? false}
            onChange={(event) => {
              const excludeToday = event.currentTarget.checked;
              ask(({ excludeToday: _, ...rest }) => (excludeToday ? { ...rest, excludeToday } : rest));
            }}
          />
          <span>{text.excludeToday}</span>
        </label>
      </details>
    </form>
  );
}

interface ChoiceProps<T extends string> {
  label: string;
  names: Record<T, string>;
  value: T | undefined;
  onChoose: (value: T | undefined) => void;
}

/** One of some values, or none, which leaves it to the settings. */
function Choice<T extends string>({ label, names, value, onChoose }: ChoiceProps<T>) {
  return (
    <label class="field">
      <span>{label}</span>
      <select value={value ?? ''} onChange={(event) => onChoose((event.currentTarget.value || undefined) as T | undefined)}>
        <option value="">{words.value.run.asConfigured}</option>
        {(Object.keys(names) as T[]).map((name) => (
          <option key={name} value={name}>
            {names[name]}
          </option>
        ))}
      </select>
    </label>
  );
}
