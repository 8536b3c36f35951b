// Starts dynalite (DynamoDB) and s3rver (S3) on free loopback ports, writes one line of JSON with their addresses,
// and ends with its standard input, so that nothing is left behind whoever started it.
// s3rver's continuation tokens need node --openssl-legacy-provider.
import dynalite from 'dynalite';
import http from 'node:http';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { finished } from 'node:stream/promises';
import S3rver from 's3rver';

const LOOPBACK = '127.0.0.1';

const listen = server => new Promise(resolve => server.listen(0, LOOPBACK, () => resolve(`http://${LOOPBACK}:${server.address().port}`)));

// s3rver stores the chunk framing of aws-chunked uploads as content, and AWSSDK.S3 frames every upload by default.
const isFramed = request => /^STREAMING-/.test(request.headers['x-amz-content-sha256'] ?? '');

function unframe(body) {
  const chunks = [];
  for (let at = 0; ;) {
    const lineEnd = body.indexOf('\r\n', at);
    const size = parseInt(body.subarray(at, lineEnd).toString('latin1'), 16);
    if (!(size > 0)) {
      return Buffer.concat(chunks);
    }
    chunks.push(body.subarray(lineEnd + 2, lineEnd + 2 + size));
    at = lineEnd + 2 + size + 2;
  }
}

async function plain(request) {
  const framed = [];
  for await (const chunk of request) {
    framed.push(chunk);
  }
  const content = unframe(Buffer.concat(framed));
  const copy = new http.IncomingMessage(request.socket);
  copy.method = request.method;
  copy.url = request.url;
  copy.httpVersion = request.httpVersion;
  copy.headers = { ...request.headers, 'content-length': String(content.length) };
  delete copy.headers['content-encoding'];
  delete copy.headers['transfer-encoding'];
  copy.complete = true;
  copy.push(content);
  copy.push(null);
  return copy;
}

const directory = mkdtempSync(path.join(tmpdir(), 'sipaku-s3-'));
const handleS3 = new S3rver({ directory, silent: true, allowMismatchedSignatures: true }).callback();

// S3 replaces an object as a whole; s3rver writes its content and its hash one after the other, so writes of one object wait their turn.
const turns = new Map();

async function write(request, response) {
  const key = request.url.split('?')[0];
  const before = turns.get(key);
  const turn = (async () => {
    const [readable] = await Promise.all([isFramed(request) ? plain(request) : request, before]);
    await handleS3(readable, response);
    await finished(response, { readable: false });
  })().catch(() => response.destroy());
  turns.set(key, turn);
  await turn;
  if (turns.get(key) === turn) {
    turns.delete(key);
  }
}

const s3 = http.createServer((request, response) => (request.method === 'GET' || request.method === 'HEAD' ? handleS3 : write)(request, response));
const dynamo = dynalite({ createTableMs: 0, deleteTableMs: 0, updateTableMs: 0 });

process.stdout.write(JSON.stringify({ dynamo: await listen(dynamo), s3: await listen(s3) }) + '\n');

process.stdin.resume();
process.stdin.on('end', () => {
  rmSync(directory, { recursive: true, force: true });
  process.exit(0);
});
