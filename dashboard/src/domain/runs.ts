import type { RunDetail, RunState } from '../api/types';
import { serverNow } from '../api/clock';
import { isEnded } from './steps';

/** How a run stands: as its live status says where that is newer than its record. */
export function stateOf({ record, live }: RunDetail): RunState {
  if (isEnded(record.state) || !live) {
    return record.state;
  }

  switch (live.runtimeStatus) {
    case 'Suspended':
      return 'Suspended';
    case 'Failed':
      return 'Failed';
    case 'Terminated':
      return 'Cancelled';
    default:
      return 'Running';
  }
}

/** How long something took, or takes until now, in milliseconds; undefined where nobody knows when it began. */
export function elapsed(span: { startedAt?: string | undefined; endedAt?: string | undefined }, now: number = serverNow()): number | undefined {
  const from = Date.parse(span.startedAt ?? '');
  const to = span.endedAt === undefined ? now : Date.parse(span.endedAt);
  return Number.isNaN(from) || Number.isNaN(to) ? undefined : to - from;
}
