// Builds the page into the folder given, for the .NET build: installs what the lock file names unless it is there, checks types, bundles.
// Prints nothing where that succeeds; gives up after a minute (or the seconds given), so that no build hangs on a network.
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const seconds = Number(process.argv[3] ?? 60);
const deadline = Date.now() + 1000 * seconds;
const output = resolve(process.argv[2] ?? 'dist');
const installed = 'node_modules/.installed';
process.chdir(dirname(fileURLToPath(import.meta.url)));

function npm(...args) {
  const windows = process.platform === 'win32';
  const { status, error, stdout, stderr } = spawnSync(windows ? 'npm.cmd' : 'npm', args, {
    encoding: 'utf8',
    shell: windows,
    timeout: Math.max(1, deadline - Date.now()),
    killSignal: 'SIGKILL',
  });
  if (status !== 0) {
    const why = error?.code === 'ETIMEDOUT' ? `It took more than ${seconds} s.` : firstLines(`${stdout ?? ''}${stderr ?? ''}${error?.message ?? ''}`);
    console.log(`npm ${args.join(' ')} failed. ${why}`);
    process.exit(1);
  }
}

function firstLines(text) {
  return text.trim().split('\n').slice(0, 8).join('\n');
}

function isInstalled() {
  return existsSync(installed) && readFileSync(installed).equals(readFileSync('package-lock.json'));
}

if (!isInstalled()) {
  npm('ci', '--no-audit', '--no-fund', '--loglevel=error', '--prefer-offline', '--fetch-retries=0');
  copyFileSync('package-lock.json', installed);
}

npm('run', '--silent', 'build', '--', '--outDir', output, '--logLevel', 'warn');
