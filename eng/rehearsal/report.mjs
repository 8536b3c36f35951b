// Says what a rehearsal has left in its tables and in the simulator's ledger: node report.mjs DYNAMO_URL SIMULATOR_URL
import { call } from './dynamo.mjs';

const [dynamo, simulator] = process.argv.slice(2);

for (const TableName of (await call(dynamo, 'ListTables', {})).TableNames) {
  const { Count, Items } = await call(dynamo, 'Scan', { TableName, Limit: 100 });
  console.log(`table        ${TableName.padEnd(52)} items: ${Count === 100 ? 'more than 100' : Count}`);
  for (const { PredID, DateCreated, DateStartPredict, PredictData } of Items.filter(item => item.PredictData)) {
    const days = PredictData.L.map(({ M }) => `${M.Tanggal.S} ${Number(M.Average.N).toFixed(2)}`);
    console.log(`             PredID ${PredID.S}, DateCreated ${DateCreated.S}, DateStartPredict ${DateStartPredict.S}, PredictData ${days.join(', ')}`);
  }
}

const { entries } = await (await fetch(`${simulator}/_simulator/ledger`)).json();
for (const { kind, name, billedTime, endedAt, isBilled } of entries.filter(entry => entry.kind !== 'Step')) {
  const state = isBilled ? 'STILL BILLED' : endedAt ? 'gone' : 'kept, costs nothing';
  console.log(`${kind.padEnd(14).slice(0, 14)} ${name.padEnd(50)} ${state}${billedTime === '00:00:00' ? '' : `, billed for ${billedTime.slice(0, 8)}`}`);
}
