import type { Bands } from '../api/types';
import { toneOf } from '../domain/levels';
import { formats } from '../i18n/language';
import type { Frame } from './frame';

/** Lines and numbers of the values, and a strip that says which level each height is. */
export function ValueAxis({ frame, bands, unit }: { frame: Frame; bands: Bands; unit: string | undefined }) {
  const [low = 0, high = 1] = frame.y.domain();
  const ticks = frame.y.ticks(5);
  return (
    <g class="axis">
      {ticks.map((tick) => (
        <g key={tick} transform={`translate(0,${frame.y(tick)})`}>
          <line x1={frame.left} x2={frame.right} class={tick === 0 ? 'zero' : undefined} />
          <text x={frame.left - 14} dy="0.32em" text-anchor="end">
            {formats.value.number(tick, Number.isInteger(tick) ? 0 : 1)}
          </text>
        </g>
      ))}
      {unit && (
        <text class="axis-unit" x={frame.left - 8} y={10}>
          {unit}
        </text>
      )}
      {bands.levels.map((level, index) => {
        const from = Math.max(low, index === 0 ? low : (bands.levels[index - 1]?.upTo ?? low));
        const to = Math.min(high, level.upTo ?? high);
        return to > from ? (
          <rect
            key={level.level}
            class="level-strip"
            data-tone={toneOf(bands, level.level)}
            x={frame.left - 8}
            width={4}
            y={frame.y(to)}
            height={frame.y(from) - frame.y(to)}
          />
        ) : null;
      })}
    </g>
  );
}
