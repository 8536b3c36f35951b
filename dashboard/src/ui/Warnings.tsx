import type { Warning } from '../api/types';
import { Said } from './labels';
import { Notice } from './Notice';

/** What the checks of readings and model found, in the host's own sentences. */
export function Warnings({ warnings }: { warnings: Warning[] }) {
  return (
    <>
      {warnings.map((warning, index) => (
        <Notice key={index} kind={warning.severity === 'block' ? 'error' : 'warning'}>
          <Said>{warning.message}</Said>
        </Notice>
      ))}
    </>
  );
}
