import type { BandLevel, Bands, MaybeNumber } from '../api/types';
import { numberOf } from './numbers';

/** A colour of the page for a level; the stylesheet says which. */
export type Tone = 'green' | 'blue' | 'yellow' | 'orange' | 'red' | 'purple' | 'maroon' | 'black' | 'unknown';

/** How an average is rated. */
export interface Rating {
  /** 0 is the best; undefined where the value is unknown. */
  level: number | undefined;
  /** In the words of the bands; undefined where the value is unknown. */
  name: string | undefined;
  tone: Tone;
}

/** The original's three bands, of documents that name none. */
export const rawBands: Bands = {
  name: 'Raw',
  levels: [
    { level: 0, name: 'BAIK', upTo: 500 },
    { level: 1, name: 'SEDANG', upTo: 1000 },
    { level: 2, name: 'BURUK' },
  ],
  rounding: 'HalfAwayFromZero',
};

const unknown: Rating = { level: undefined, name: undefined, tone: 'unknown' };

const tonesByCount: Record<number, Tone[]> = {
  2: ['green', 'red'],
  3: ['green', 'yellow', 'red'],
  4: ['green', 'yellow', 'orange', 'red'],
  5: ['green', 'yellow', 'orange', 'red', 'purple'],
};

const longest: Tone[] = ['green', 'yellow', 'orange', 'red', 'purple', 'maroon'];

// The colours of the regulation.
const ispu: Tone[] = ['green', 'blue', 'yellow', 'red', 'black'];

export function toneOf(bands: Bands, level: number): Tone {
  const tones = bands.name === 'Ispu' && bands.levels.length === ispu.length ? ispu : (tonesByCount[bands.levels.length] ?? longest);
  return tones[Math.min(Math.max(level, 0), tones.length - 1)] ?? 'unknown';
}

/** The rating of a measured average. */
export function rate(bands: Bands, average: MaybeNumber): Rating {
  const value = numberOf(average);
  const level = value === undefined ? undefined : levelOf(bands, value);
  return level === undefined ? unknown : { level: level.level, name: level.name, tone: toneOf(bands, level.level) };
}

/** The rating of a predicted day, which its document tells; an average that is no number is never any level. */
export function ratingOf(bands: Bands, day: { average: MaybeNumber; category?: string; level?: number }): Rating {
  const own = rate(bands, day.average);
  if (own.level === undefined || day.category === undefined) {
    return own;
  }

  const level = day.level ?? bands.levels.find((band) => band.name === day.category)?.level ?? own.level;
  return { level, name: day.category, tone: toneOf(bands, level) };
}

function levelOf(bands: Bands, value: number): BandLevel | undefined {
  const rated = rounded(bands, value);
  return bands.levels.find((level) => level.upTo === undefined || rated <= level.upTo);
}

function rounded(bands: Bands, value: number): number {
  const scale = 10 ** (bands.decimals ?? 0);
  const scaled = Math.abs(value) * scale;
  switch (bands.rounding) {
    case 'HalfAwayFromZero':
      return (Math.sign(value) * Math.round(scaled)) / scale;
    case 'Truncate':
      return (Math.sign(value) * Math.floor(scaled)) / scale;
    default:
      return value;
  }
}
