import type { ReadingOptions } from '../../api/types';
import { words } from '../../i18n/language';

const names: Exclude<keyof ReadingOptions, 'acceptTruncated'>[] = ['valueColumn', 'dateColumn', 'timeColumn', 'where', 'dateFormat', 'decimal', 'delimiter', 'maxRefused'];

interface Props {
  options: ReadingOptions;
  open: boolean;
  onChange: (options: ReadingOptions) => void;
  onRead: () => void;
}

/** How a file is to be read that the reader did not understand by itself. */
export function ReadingOptionsForm({ options, open, onChange, onRead }: Props) {
  const text = words.value.imports;
  return (
    <details open={open}>
      <summary>{text.options}</summary>
      <form
        class="reading-options"
        onSubmit={(event) => {
          event.preventDefault();
          onRead();
        }}
      >
        {names.map((name) => (
          <label key={name} class="field">
            <span>{text.option[name]}</span>
            <input type="text" value={options[name] ?? ''} spellcheck={false} autocomplete="off" onInput={(event) => onChange({ ...options, [name]: event.currentTarget.value })} />
          </label>
        ))}
        <label class="check">
          <input
            type="checkbox"
            checked={options.acceptTruncated === 'true'}
            onChange={(event) => onChange({ ...options, acceptTruncated: event.currentTarget.checked ? 'true' : '' })}
          />
          <span>{text.option.acceptTruncated}</span>
        </label>
        <button type="submit">{text.reread}</button>
      </form>
    </details>
  );
}
