import { scaleBand, scalePoint } from 'd3-scale';
import { area, line } from 'd3-shape';
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Bands } from '../api/types';
import { extentOf, type ChartDay, type Span } from '../domain/series';
import { formats, words } from '../i18n/language';
import { useWidth } from '../ui/hooks';
import { frameOf, labelStep } from './frame';
import { ValueAxis } from './ValueAxis';

interface Props {
  days: ChartDay[];
  bands: Bands;
  unit: string | undefined;
  /** What is said of a day, above the chart. */
  describe: (day: ChartDay) => ComponentChildren;
}

const height = 300;

/** Measured days, the predicted ones joined on with their intervals, and what was measured of those since. */
export function ForecastChart({ days, bands, unit, describe }: Props) {
  const [element, width] = useWidth<HTMLDivElement>();
  const firstPredicted = days.findIndex((day) => day.day !== undefined);
  const [chosen, choose] = useState<number | undefined>(undefined);
  const shown = chosen ?? (firstPredicted < 0 ? days.length - 1 : firstPredicted);
  const shownDay = days[shown];
  return (
    <div
      class="chart"
      role="group"
      tabIndex={0}
      aria-label={words.value.chart.label(rangeOf(days, 'measured'), rangeOf(days, 'predicted'))}
      onKeyDown={(event) => {
        const next = moved(event.key, shown, days.length);
        if (next !== undefined) {
          event.preventDefault();
          choose(next);
        }
      }}
    >
      <div class="readout" role="status">
        {shownDay && describe(shownDay)}
      </div>
      <div ref={element} class="plot">
        {width > 0 && <Plot {...{ days, bands, unit, width, shown, choose }} />}
      </div>
    </div>
  );
}

interface PlotProps extends Omit<Props, 'describe'> {
  width: number;
  shown: number;
  choose: (index: number | undefined) => void;
}

function Plot({ days, bands, unit, width, shown, choose }: PlotProps) {
  const frame = frameOf(width, height, extentOf(days));
  const dates = days.map((day) => day.date);
  const x = scalePoint(dates, [frame.left + 8, frame.right - 8]);
  const columns = scaleBand(dates, [frame.left, frame.right]);
  const at = (day: ChartDay) => x(day.date) ?? 0;
  const predicted = days.filter((day) => day.day !== undefined);
  const joint = [...days].reverse().find((day) => day.day === undefined && day.measured !== undefined);
  // The prediction grows out of the last measured day.
  const from = joint && predicted.length > 0 ? [pointAt(joint), ...predicted] : predicted;
  const valueLine = (value: (day: ChartDay) => number | undefined) =>
    line<ChartDay>()
      .defined((day) => value(day) !== undefined)
      .x(at)
      .y((day) => frame.y(value(day) ?? 0));
  const fan = (span: (day: ChartDay) => Span | undefined) =>
    area<ChartDay>()
      .defined((day) => span(day) !== undefined)
      .x(at)
      .y0((day) => frame.y(span(day)?.low ?? 0))
      .y1((day) => frame.y(span(day)?.high ?? 0))(from) ?? '';
  const every = labelStep(days.length, frame.right - frame.left, 64);
  const boundary = joint && predicted[0] ? (at(joint) + at(predicted[0])) / 2 : undefined;
  const shownDay = days[shown];
  return (
    <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true" onMouseLeave={() => choose(undefined)}>
      <ValueAxis {...{ frame, bands, unit }} />
      {boundary !== undefined && <rect class="future" x={boundary} y={frame.top} width={frame.right - boundary} height={frame.bottom - frame.top} />}
      {days.map((day, index) =>
        (days.length - 1 - index) % every === 0 ? (
          <text key={day.date} class="axis-label" x={at(day)} y={frame.bottom + 20} text-anchor={index === days.length - 1 ? 'end' : 'middle'} dx={index === days.length - 1 ? 12 : 0}>
            {formats.value.shortDate(day.date)}
          </text>
        ) : null,
      )}
      {shownDay && <line class="cursor" x1={at(shownDay)} x2={at(shownDay)} y1={frame.top} y2={frame.bottom} />}
      <path class="fan95" d={fan((day) => day.interval95)} />
      <path class="fan80" d={fan((day) => day.interval80)} />
      <path class="measured" d={valueLine((day) => day.measured)(days.filter((day) => day.day === undefined)) ?? ''} />
      <path class="predicted" d={valueLine((day) => day.predicted)(from) ?? ''} />
      {days.map((day) => (
        <g key={day.date} transform={`translate(${at(day)},0)`}>
          {day.day === undefined && day.measured !== undefined && <circle class="measured-point" cy={frame.y(day.measured)} r={day === shownDay ? 4.5 : 2} />}
          {day.predicted !== undefined && <circle class="predicted-point" cy={frame.y(day.predicted)} r={day === shownDay ? 5 : 3.5} />}
          {day.day !== undefined && day.measured !== undefined && <path class="later-point" transform={`translate(0,${frame.y(day.measured)})`} d="M0-5.5L5.5 0 0 5.5-5.5 0z" />}
        </g>
      ))}
      {days.map((day, index) => (
        <rect key={day.date} class="target" x={columns(day.date)} y={0} width={columns.bandwidth()} height={frame.bottom} onMouseEnter={() => choose(index)} />
      ))}
    </svg>
  );
}

function pointAt(day: ChartDay): ChartDay {
  const value = day.measured ?? 0;
  return { date: day.date, predicted: value, interval80: { low: value, high: value }, interval95: { low: value, high: value } };
}

function moved(key: string, from: number, count: number): number | undefined {
  switch (key) {
    case 'ArrowLeft':
      return Math.max(0, from - 1);
    case 'ArrowRight':
      return Math.min(count - 1, from + 1);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}

function rangeOf(days: ChartDay[], name: 'measured' | 'predicted'): string {
  const values = days.map((day) => day[name]).filter((value) => value !== undefined);
  return values.length === 0
    ? words.value.none
    : words.value.range(formats.value.value(Math.min(...values)), formats.value.value(Math.max(...values)));
}
