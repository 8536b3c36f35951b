import { useState } from 'preact/hooks';
import { words } from '../../i18n/language';
import { overview } from '../../state/overview';
import { Warnings } from '../../ui/Warnings';
import { RunPanel } from '../run/RunPanel';
import { ChartCard } from './ChartCard';
import { DayDialog } from './DayDialog';
import { DayStrip } from './DayStrip';
import { YearCard } from './YearCard';

/** The present: the last measured day and the next six, the run panel with the forecast's warnings, the chart, the year. */
export function NowView() {
  const [opened, open] = useState<string | undefined>(undefined);
  const text = words.value;
  const shown = overview.value;
  const problem = shown?.capabilities.problem;
  const warnings = [
    ...(problem === undefined ? [] : [{ check: 'bands', message: problem }]),
    ...(shown?.forecast?.warnings ?? []).filter((warning) => warning.severity !== 'ignore'),
  ];
  return (
    <div class="now" aria-busy={shown === undefined}>
      <DayStrip />
      <div class="now-side">
        <RunPanel />
        {warnings.length > 0 && (
          <section class="card" aria-labelledby="warnings">
            <h2 id="warnings">{text.now.warningsTitle}</h2>
            <Warnings warnings={warnings} />
          </section>
        )}
      </div>
      <div class="now-main">
        <ChartCard />
        <YearCard onOpen={open} />
      </div>
      {opened !== undefined && <DayDialog date={opened} onClose={() => open(undefined)} />}
    </div>
  );
}
