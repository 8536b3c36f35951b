import { useRef } from 'preact/hooks';
import { giveKey, keyState } from '../api/key';
import { words } from '../i18n/language';
import { Dialog } from './Dialog';
import { Notice } from './Notice';

/** Asks for the host's key where one is needed. */
export function KeyDialog() {
  const input = useRef<HTMLInputElement>(null);
  const text = words.value.key;
  if (keyState.value === 'fine') {
    return null;
  }

  return (
    <Dialog title={text.title}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          giveKey(input.current!.value.trim());
        }}
      >
        <p>{text.ask}</p>
        {keyState.value === 'wrong' && (
          <Notice kind="error" alert>
            {text.wrong}
          </Notice>
        )}
        <label class="field">
          <span>{text.label}</span>
          <input ref={input} type="password" required autocomplete="off" spellcheck={false} />
        </label>
        <div class="actions">
          <button type="submit" class="primary">
            {text.send}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
