// Puts the readings of a dump (JSON lines, gzip) into a table: node load.mjs URL TABLE FILE
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { call } from './dynamo.mjs';

const BATCH = 25;
const WRITERS = 8;
const [url, table, file] = process.argv.slice(2);

const put = ({ Tanggal, Waktu, Value }) => ({
  PutRequest: { Item: { Tanggal: { S: Tanggal.s }, Waktu: { S: Waktu.s }, Value: { N: Value.n } } },
});

async function* batches() {
  let batch = [];
  for await (const line of createInterface({ input: createReadStream(file).pipe(createGunzip()) })) {
    if (batch.push(put(JSON.parse(line))) === BATCH) {
      yield batch;
      batch = [];
    }
  }
  if (batch.length > 0) {
    yield batch;
  }
}

const pending = batches();
let items = 0;

async function write() {
  for (let next = await pending.next(); !next.done; next = await pending.next()) {
    items += next.value.length;
    for (let requests = next.value; requests?.length > 0;) {
      requests = (await call(url, 'BatchWriteItem', { RequestItems: { [table]: requests } })).UnprocessedItems?.[table];
    }
  }
}

await Promise.all(Array.from({ length: WRITERS }, write));
console.log(`${items} items put into ${table}`);
