import type { ReadingOptions } from '../../api/types';
import { words } from '../../i18n/language';

/** What the host says, with the fields of the form in place of the options of the command line. */
export function inFieldNames(said: string): string {
  return said.replace(/--([a-z]+(?:-[a-z]+)*)/g, (option, name: string) => {
    const field = name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
    const label = words.value.imports.option[field as keyof ReadingOptions] as string | undefined;
    return label === undefined ? option : `“${label}”`;
  });
}
