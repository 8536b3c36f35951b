import { computed, effect, signal } from '@preact/signals';
import { en, type Messages } from './en';
import { Formats } from './formats';
import { id } from './id';

const languages = { en, id } satisfies Record<string, Messages>;

export type Language = keyof typeof languages;

export const languageNames = Object.entries(languages).map(([code, { language }]) => ({ code: code as Language, name: language }));

const stored = 'sipaku.language';

function isLanguage(code: string | null | undefined): code is Language {
  return code !== null && code !== undefined && code in languages;
}

/** What was chosen here before, else the first of the browser's languages that the page has. */
function firstLanguage(): Language {
  const chosen = localStorage.getItem(stored);
  return isLanguage(chosen) ? chosen : (navigator.languages.map((tag) => tag.slice(0, 2).toLowerCase()).find(isLanguage) ?? 'en');
}

export const language = signal<Language>(firstLanguage());

/** The page's words in the language chosen. */
export const words = computed<Messages>(() => languages[language.value]);

/** Dates and numbers in the language chosen, as the browser's region writes them where it is of that language. */
export const formats = computed(
  () => new Formats(navigator.languages.find((tag) => tag.toLowerCase().startsWith(language.value)) ?? language.value, words.value.unknown),
);

export function chooseLanguage(code: Language): void {
  language.value = code;
  localStorage.setItem(stored, code);
}

effect(() => {
  document.documentElement.lang = language.value;
  document.title = `Sipaku: ${words.value.title}`;
});
