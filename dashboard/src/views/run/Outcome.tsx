import type { RunDetail } from '../../api/types';
import { stateOf } from '../../domain/runs';
import { words } from '../../i18n/language';
import { Said } from '../../ui/labels';
import { Notice } from '../../ui/Notice';

/** Why a run ended as it did and what to do; nothing for one that was published and left nothing behind. */
export function Outcome({ detail }: { detail: RunDetail }) {
  const { record, live } = detail;
  const state = stateOf(detail);
  const text = words.value.advice;
  const advice = text[state as keyof typeof text] as string | undefined;
  const reasons = record.reasons ?? [];
  const notUndone = record.notUndone ?? live?.customStatus?.notUndone ?? [];
  return (
    <>
      {advice !== undefined && (
        <Notice kind={state === 'Failed' || state === 'Blocked' ? 'error' : 'info'}>
          {reasons.map((reason, index) => (
            <p key={index}>
              <strong>
                <Said>{reason}</Said>
              </strong>
            </p>
          ))}
          <p>{advice}</p>
        </Notice>
      )}
      {notUndone.length > 0 && (
        <Notice kind="warning">
          <p>{text.notUndone}</p>
          <ul>
            {notUndone.map((line, index) => (
              <li key={index}>
                <Said>{line}</Said>
              </li>
            ))}
          </ul>
        </Notice>
      )}
    </>
  );
}
