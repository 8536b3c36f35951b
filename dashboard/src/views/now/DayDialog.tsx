import { getDay } from '../../api/endpoints';
import { DayChart, type DayPoint } from '../../charts/DayChart';
import { numberOf } from '../../domain/numbers';
import { formats, words } from '../../i18n/language';
import { bands, unit } from '../../state/overview';
import { Dialog } from '../../ui/Dialog';
import { useLoaded } from '../../ui/hooks';
import { Notice } from '../../ui/Notice';
import { Table } from '../../ui/Table';

/** A day's readings as a chart and as a table. */
export function DayDialog({ date, onClose }: { date: string; onClose: () => void }) {
  const text = words.value;
  const loaded = useLoaded(() => getDay(date), [date]);
  return (
    <Dialog title={text.day.readings(formats.value.longDate(date))} onClose={onClose} wide>
      {loaded.error !== undefined ? (
        <Notice kind="error">{loaded.error}</Notice>
      ) : !loaded.settled ? (
        <div class="plot day skeleton" aria-busy="true" />
      ) : loaded.value === undefined ? (
        <p>{text.day.absent}</p>
      ) : (
        <Readings readings={loaded.value.readings} />
      )}
    </Dialog>
  );
}

function Readings({ readings }: { readings: { time: string; value: unknown }[] }) {
  const text = words.value;
  const format = formats.value;
  const points = readings.map(pointOf).filter((point) => point !== undefined);
  if (points.length === 0) {
    return <p>{text.day.none}</p>;
  }

  const values = points.map((point) => point.value);
  const label = text.day.label(format.count(points.length), format.value(Math.min(...values)), format.value(Math.max(...values)));
  return (
    <>
      <DayChart points={points} bands={bands.value} unit={unit.value} label={label} />
      <details>
        <summary>{text.table}</summary>
        <Table
          caption={text.readings(format.count(points.length))}
          columns={[{ title: text.time }, { title: text.value, numeric: true }]}
          rows={readings.map((reading, index) => ({ key: index, cells: [reading.time, format.reading(reading.value)] }))}
        />
      </details>
    </>
  );
}

function pointOf({ time, value }: { time: string; value: unknown }): DayPoint | undefined {
  const [hours, minutes, seconds] = time.split(':').map(Number);
  const number = numberOf(value);
  const second = (hours ?? NaN) * 3600 + (minutes ?? 0) * 60 + (seconds ?? 0);
  return number === undefined || Number.isNaN(second) ? undefined : { second, value: number };
}
