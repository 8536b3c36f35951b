import { signal } from '@preact/signals';

const name = 'sipaku.key';

/** What is known of the key: nothing was refused yet, one is needed, or the one that was given is wrong. */
export const keyState = signal<'fine' | 'needed' | 'wrong'>('fine');

/** Rises when a key was given, so that what was refused is asked for again. */
export const keyGiven = signal(0);

// Session storage: gone with the tab, and never part of an address, a log or a bookmark.
export function readKey(): string | null {
  return sessionStorage.getItem(name);
}

export function giveKey(key: string): void {
  sessionStorage.setItem(name, key);
  keyState.value = 'fine';
  keyGiven.value++;
}

export function refuseKey(): void {
  if (keyState.value === 'fine') {
    keyState.value = readKey() === null ? 'needed' : 'wrong';
  }

  sessionStorage.removeItem(name);
}
