import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { words } from '../i18n/language';

interface Props {
  title: string;
  children: ComponentChildren;
  /** Called when it is closed; without it there is no way round what it asks. */
  onClose?: () => void;
  wide?: boolean;
}

/** A modal dialogue of the browser's own: it keeps the focus, closes by Escape; the focus goes back to where it was. */
export function Dialog({ title, children, onClose, wide }: Props) {
  const element = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useEffect(() => {
    const dialog = element.current!;
    const before = document.activeElement;
    dialog.showModal();
    return () => {
      dialog.close();
      if (before instanceof HTMLElement) {
        before.focus();
      }
    };
  }, []);
  return (
    <dialog
      ref={element}
      class={wide ? 'dialog wide' : 'dialog'}
      aria-labelledby={heading}
      onCancel={(event) => {
        event.preventDefault();
        onClose?.();
      }}
      onClick={(event) => event.target === element.current && onClose?.()}
    >
      <div class="dialog-body">
        <header>
          <h2 id={heading}>{title}</h2>
          {onClose && (
            <button type="button" class="icon-button" aria-label={words.value.close} onClick={onClose}>
              <svg viewBox="0 0 16 16" aria-hidden="true">
                <path d="M3 3l10 10M13 3L3 13" />
              </svg>
            </button>
          )}
        </header>
        {children}
      </div>
    </dialog>
  );
}
