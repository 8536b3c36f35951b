import type { RunRecord } from '../../api/types';
import { elapsed } from '../../domain/runs';
import { formats, words } from '../../i18n/language';

/** When a run began and how long it took. */
export function RunFacts({ record }: { record: RunRecord }) {
  const text = words.value.runs;
  const took = elapsed(record);
  return (
    <dl class="facts">
      <dt>{text.started}</dt>
      <dd>{formats.value.instant(record.startedAt)}</dd>
      <dt>{text.duration}</dt>
      <dd>{record.endedAt === undefined || took === undefined ? words.value.unknown : formats.value.duration(took)}</dd>
    </dl>
  );
}
