import type { Formats } from './formats';

/** A sentence of the host's, and the same in another language with what it names in place of $1, $2 and so on. */
export type Sentence = [said: RegExp, means: string];

/** A sentence of the host's in another language; undefined where it is not known there. */
export function translated(sentence: string, known: Sentence[], formats: Formats): string | undefined {
  for (const [said, means] of known) {
    const named = said.exec(sentence);
    if (named) {
      return means.replace(/\$(\d)/g, (_, group: string) => localized(named[Number(group)] ?? '', formats));
    }
  }
  return undefined;
}

/** The host writes dates as 2014-12-31 and numbers as 1,234.5. */
function localized(text: string, formats: Formats): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) {
    return formats.date(text);
  }
  return /^-?\d[\d,]*(\.\d+)?$/.test(text) ? formats.number(Number(text.replaceAll(',', '')), text.includes('.') ? 2 : 0) : text;
}
