import { useRef, useState } from 'preact/hooks';
import { words } from '../../i18n/language';

/** A place to drop a file on, and a button for who does not drop. */
export function FileDrop({ onFile }: { onFile: (file: File) => void }) {
  const text = words.value.imports;
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  return (
    <div
      class={over ? 'drop over' : 'drop'}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        const file = event.dataTransfer?.files[0];
        if (file) {
          onFile(file);
        }
      }}
    >
      <h2>{text.drop}</h2>
      <p class="muted">{text.formats}</p>
      <button type="button" class="primary" onClick={() => input.current?.click()}>
        {text.choose}
      </button>
      <input
        ref={input}
        type="file"
        hidden
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          if (file) {
            onFile(file);
          }
        }}
      />
    </div>
  );
}
