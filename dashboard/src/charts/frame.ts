import { scaleLinear, type ScaleLinear } from 'd3-scale';

/** Where a chart draws, and how values become heights. */
export interface Frame {
  width: number;
  height: number;
  left: number;
  right: number;
  top: number;
  bottom: number;
  y: ScaleLinear<number, number>;
}

const margin = { left: 52, right: 14, top: 26, bottom: 30 };

export function frameOf(width: number, height: number, [low, high]: [number, number]): Frame {
  const bottom = height - margin.bottom;
  const y = scaleLinear()
    .domain(low === high ? [low - 1, high + 1] : [low, high])
    .range([bottom, margin.top])
    .nice(5);
  return { width, height, left: margin.left, right: width - margin.right, top: margin.top, bottom, y };
}

/** Every how many-th of the positions has a label, so that none covers the next. */
export function labelStep(count: number, width: number, labelWidth: number): number {
  return Math.max(1, Math.ceil((count * labelWidth) / Math.max(1, width)));
}
