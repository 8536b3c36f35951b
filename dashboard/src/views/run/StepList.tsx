import type { RunDetail } from '../../api/types';
import { elapsed } from '../../domain/runs';
import { stepsOf, type StepState } from '../../domain/steps';
import { formats, words } from '../../i18n/language';

const signs: Record<StepState, string> = {
  Waiting: '',
  Running: 'M8 4.5v3.7l2.3 1.4',
  Done: 'M4.5 8.3l2.4 2.4 4.6-5',
  Blocked: 'M8 4v5M8 11.4v.2',
  Failed: 'M5.3 5.3l5.4 5.4M10.7 5.3l-5.4 5.4',
  Cancelled: 'M5 8h6',
  Left: '',
};

/** The steps of a run, each with its state and how long it took. */
export function StepList({ detail }: { detail: RunDetail }) {
  const text = words.value;
  return (
    <ol class="steps">
      {stepsOf(detail).map((step) => {
        const took = elapsed(step);
        return (
          <li key={step.name} data-state={step.state} aria-current={step.state === 'Running' ? 'step' : undefined}>
            <svg viewBox="0 0 16 16" aria-hidden="true">
              <circle cx="8" cy="8" r="7" />
              <path d={signs[step.state]} />
            </svg>
            <span>
              {text.steps[step.name] ?? step.name}
              <span class="hidden">, {text.stepStates[step.state] ?? step.state}</span>
            </span>
            <span class="took">{took === undefined ? '' : formats.value.duration(took)}</span>
          </li>
        );
      })}
    </ol>
  );
}
