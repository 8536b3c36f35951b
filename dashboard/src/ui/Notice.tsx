import type { ComponentChildren } from 'preact';

interface Props {
  kind: 'info' | 'warning' | 'error';
  children: ComponentChildren;
  /** Whether a screen reader is told at once. */
  alert?: boolean;
}

const signs = { info: 'M8 7v5M8 4v.5', warning: 'M8 4v5M8 11.5v.5', error: 'M5 5l6 6M11 5l-6 6' };

export function Notice({ kind, children, alert }: Props) {
  return (
    <div class={`notice ${kind}`} role={alert ? 'alert' : undefined}>
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <circle cx="8" cy="8" r="7" />
        <path d={signs[kind]} />
      </svg>
      <div>{children}</div>
    </div>
  );
}
