import type { ComponentChildren } from 'preact';
import type { RunState } from '../api/types';
import type { Rating } from '../domain/levels';
import { formats, words } from '../i18n/language';
import { translated } from '../i18n/sentences';

/** A level's name in the page's language, where it is one that the page knows. */
export function levelName(name: string | undefined): string {
  return name === undefined ? words.value.unknown : (words.value.levels[name.toLowerCase()] ?? name);
}

/** A level by its colour and its name, never by the colour alone. */
export function Level({ rating }: { rating: Rating }) {
  return (
    <span class="level">
      <span class="swatch" data-tone={rating.tone} />
      {levelName(rating.name)}
    </span>
  );
}

export function State({ state }: { state: RunState }) {
  return (
    <span class="state" data-state={state}>
      {words.value.states[state] ?? state}
    </span>
  );
}

/** What the host says: in the page's language where it is a sentence that is known in it, else in English as the host says it. */
export function Said({ children }: { children: ComponentChildren }) {
  const known = typeof children === 'string' ? translated(children, words.value.sentences, formats.value) : undefined;
  return known === undefined ? <span lang="en">{children}</span> : <span>{known}</span>;
}

/** A number with its unit, where there is one. */
export function Quantity({ text, unit }: { text: string; unit: string | undefined }) {
  return (
    <span class="quantity">
      {text}
      {unit && text !== words.value.unknown && <span class="unit"> {unit}</span>}
    </span>
  );
}
