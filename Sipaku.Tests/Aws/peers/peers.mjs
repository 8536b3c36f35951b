// Starts dynalite (DynamoDB) and s3rver (S3) on free loopback ports, writes one line of JSON with their addresses,
// and ends with its standard input, so that nothing is left behind whoever started it.
// s3rver's continuation tokens need node --openssl-legacy-provider.
import dynalite from 'dynalite';
import http from 'node:http';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
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
const s3 = http.createServer(async (request, response) => handleS3(isFramed(request) ? await plain(request) : request, response));
const dynamo = dynalite({ createTableMs: 0, deleteTableMs: 0, updateTableMs: 0 });

process.stdout.write(JSON.stringify({ dynamo: await listen(dynamo), s3: await listen(s3) }) + '\n');

process.stdin.resume();
process.stdin.on('end', () => {
  rmSync(directory, { recursive: true, force: true });
  process.exit(0);
});
