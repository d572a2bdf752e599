// npm test [jest arguments]: runs every test and ends with the line `N passed, N failed`.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PACKAGES = ['chromium', 'fonts-noto-core', 'fonts-thai-tlwg'];

function hasBrowser() {
  return existsSync('/usr/bin/chromium') && existsSync('/usr/share/fonts/truetype/tlwg') && hasNotoThai();
}

function hasNotoThai() {
  return existsSync('/usr/share/fonts/truetype/noto/NotoSansThai-Regular.ttf');
}

function installBrowser() {
  const apt = (...args) =>
    execFileSync('apt-get', args, {
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  console.log(`Installing what the browser tests need: ${PACKAGES.join(' ')}.`);
  apt('update');
  apt('install', '--yes', '--no-install-recommends', ...PACKAGES);
}

function ensureBrowser() {
  if (hasBrowser()) return;
  try {
    if (process.getuid() === 0) installBrowser();
  } catch {}
  if (hasBrowser()) return;
  console.error(
    `The browser tests need Chromium and Thai fonts: run  sudo apt-get install ${PACKAGES.join(' ')}`,
  );
  process.exit(1);
}

/** Tests that start the product as a process start its build. */
function build() {
  return spawnSync('npm', ['run', '-s', 'build'], { stdio: 'inherit' }).status === 0;
}

/** Runs jest in this terminal and returns its exit code and its summary, if it got as far as one. */
function runJest(args) {
  const folder = mkdtempSync(join(tmpdir(), 'service-desk-results-'));
  const summaryFile = join(folder, 'summary.json');
  const jest = createRequire(import.meta.url).resolve('jest/bin/jest');
  try {
    const { status } = spawnSync(
      process.execPath,
      ['--experimental-vm-modules', '--no-warnings', jest, '--json', `--outputFile=${summaryFile}`, ...args],
      { stdio: ['inherit', 'ignore', 'inherit'] }, // the summary is written to standard output as well
    );
    const summary = existsSync(summaryFile) ? JSON.parse(readFileSync(summaryFile, 'utf8')) : undefined;
    return { status, summary };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

ensureBrowser();
const { status, summary } = build() ? runJest(process.argv.slice(2)) : { status: 1 };
const passed = summary?.numPassedTests ?? 0;
// A suite that could not even run holds tests nobody counted: it counts as a failed one.
const failed = summary ? summary.numFailedTests + summary.numRuntimeErrorTestSuites : 1;
const isGood = status === 0 && passed > 0 && failed === 0;
if (!isGood && failed === 0) {
  console.error(passed === 0 ? 'No test was run.' : `jest ended with exit code ${status}.`);
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = isGood ? 0 : 1;
