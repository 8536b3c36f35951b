import { useState } from 'preact/hooks';
import { sendFile } from '../../api/endpoints';
import type { ImportResult, ReadingOptions } from '../../api/types';
import { words } from '../../i18n/language';
import { Said } from '../../ui/labels';
import { Notice } from '../../ui/Notice';
import { FileDrop } from './FileDrop';
import { ImportReport } from './ImportReport';
import { inFieldNames } from './optionNames';
import { ReadingOptionsForm } from './ReadingOptionsForm';

/** Where an import is: nothing chosen, on its way, read but not stored, stored, or refused. */
type Stage =
  | { name: 'empty' }
  | { name: 'busy'; file: File; storing: boolean }
  | { name: 'read' | 'stored'; file: File; result: ImportResult }
  | { name: 'refused'; file: File; reason: string };

/** Takes a file: shows first what would be read, as what, and stores it when told to. */
export function ImportPanel({ onStored }: { onStored: () => void }) {
  const text = words.value.imports;
  const [stage, setStage] = useState<Stage>({ name: 'empty' });
  const [options, setOptions] = useState<ReadingOptions>({});

  async function send(file: File, dryRun: boolean, given: ReadingOptions = options) {
    setStage({ name: 'busy', file, storing: !dryRun });
    try {
      const result = await sendFile(file, given, dryRun);
      setStage({ name: dryRun ? 'read' : 'stored', file, result });
      if (result.stored) {
        onStored();
      }
    } catch (error) {
      setStage({ name: 'refused', file, reason: (error as Error).message });
    }
  }

  const reset = () => {
    setStage({ name: 'empty' });
    setOptions({});
  };
  return (
    <section class="card import-panel" aria-live="polite">
      {stage.name === 'empty' && <FileDrop onFile={(file) => void send(file, true)} />}
      {stage.name === 'busy' && (
        <div class="drop busy" role="status">
          <progress aria-label={stage.storing ? text.importing(stage.file.name) : text.reading(stage.file.name)} />
          <p>{stage.storing ? text.importing(stage.file.name) : text.reading(stage.file.name)}</p>
        </div>
      )}
      {(stage.name === 'read' || stage.name === 'stored') && <ImportReport result={stage.result} name={stage.file.name} dryRun={stage.name === 'read'} />}
      {stage.name === 'refused' && (
        <>
          <h2>{text.failed(stage.file.name)}</h2>
          <Notice kind="error" alert>
            <p>
              <strong>
                <Said>{inFieldNames(stage.reason)}</Said>
              </strong>
            </p>
            <p>{text.failedHint}</p>
          </Notice>
        </>
      )}
      {(stage.name === 'read' || stage.name === 'refused') && (
        <ReadingOptionsForm options={options} open={stage.name === 'refused'} onChange={setOptions} onRead={() => void send(stage.file, true)} />
      )}
      {(stage.name === 'read' || stage.name === 'stored' || stage.name === 'refused') && (
        <div class="actions">
          <button type="button" onClick={reset}>
            {text.again}
          </button>
          {stage.name === 'read' && (
            <button type="button" class="primary" disabled={!stage.result.imported} onClick={() => void send(stage.file, false)}>
              {text.import}
            </button>
          )}
        </div>
      )}
    </section>
  );
}
