import type { RunDetail } from '../../api/types';
import { hasReached } from '../../domain/steps';
import { words } from '../../i18n/language';
import { Dialog } from '../../ui/Dialog';

/** Asks whether a run is to be cancelled, and says what will be undone. */
export function CancelDialog({ detail, onKeep, onCancel }: { detail: RunDetail; onKeep: () => void; onCancel: () => void }) {
  const text = words.value.run;
  const undone = [
    text.undo.lock,
    hasReached(detail, 'BuildFeatures') && text.undo.features,
    hasReached(detail, 'TrainModel') && text.undo.training,
    hasReached(detail, 'DeployEndpoint') && text.undo.endpoint,
  ];
  return (
    <Dialog title={text.cancelTitle} onClose={onKeep}>
      <p>{text.cancelText}</p>
      <ul>{undone.map((line) => line && <li key={line}>{line}</li>)}</ul>
      <p>{text.undo.forecast}</p>
      <div class="actions">
        <button type="button" onClick={onKeep}>
          {text.cancelKeep}
        </button>
        <button type="button" class="danger solid" onClick={onCancel}>
          {text.cancel}
        </button>
      </div>
    </Dialog>
  );
}
