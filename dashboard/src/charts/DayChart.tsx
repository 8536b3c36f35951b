import { scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import type { Bands } from '../api/types';
import { useWidth } from '../ui/hooks';
import { frameOf } from './frame';
import { ValueAxis } from './ValueAxis';

/** A reading of a day. */
export interface DayPoint {
  /** Seconds since midnight. */
  second: number;
  value: number;
}

const height = 220;
const hours = [0, 6, 12, 18, 24];

/** A day's readings by the time of day; a gap of more than three hours is not bridged. */
export function DayChart({ points, bands, unit, label }: { points: DayPoint[]; bands: Bands; unit: string | undefined; label: string }) {
  const [element, width] = useWidth<HTMLDivElement>();
  return (
    <div ref={element} class="plot day" role="img" aria-label={label}>
      {width > 0 && <Plot {...{ points, bands, unit, width }} />}
    </div>
  );
}

function Plot({ points, bands, unit, width }: { points: DayPoint[]; bands: Bands; unit: string | undefined; width: number }) {
  const values = points.map((point) => point.value);
  const frame = frameOf(width, height, [Math.min(0, ...values), Math.max(...values)]);
  const x = scaleLinear([0, 86_400], [frame.left + 8, frame.right - 8]);
  const path = line<DayPoint>()
    .x((point) => x(point.second))
    .y((point) => frame.y(point.value));
  return (
    <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      <ValueAxis {...{ frame, bands, unit }} />
      {hours.map((hour) => (
        <text key={hour} class="axis-label" x={x(hour * 3600)} y={frame.bottom + 20} text-anchor="middle">
          {String(hour).padStart(2, '0')}
        </text>
      ))}
      {stretches(points).map((stretch) => (
        <path key={stretch[0]?.second} class="measured" d={path(stretch) ?? ''} />
      ))}
      {points.map((point, index) => (
        <circle key={index} class="measured-point" cx={x(point.second)} cy={frame.y(point.value)} r={points.length > 200 ? 1 : 2.5} />
      ))}
    </svg>
  );
}

function stretches(points: DayPoint[]): DayPoint[][] {
  const all: DayPoint[][] = [];
  for (const point of points) {
    const last = all.at(-1);
    if (last && point.second - (last.at(-1)?.second ?? 0) <= 3 * 3600) {
      last.push(point);
    } else {
      all.push([point]);
    }
  }

  return all;
}
