import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { OperatorError } from '../../src/errors.ts';
import { loadMemoryBox } from '../../src/product/memory-key.ts';
import type { LockBox } from '../../src/vault/lock-box.ts';

const secretsDir = '/srv/desk/secrets';
let folder: string;
beforeEach(() => {
  folder = mkdtempSync('/dev/shm/memory-key-');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const isSame = (one: LockBox, other: LockBox) =>
  other.open(one.lock(Buffer.from('a'), 'p', 'q'), 'p', 'q') !== null;
const load = (dir: string | undefined, secrets = secretsDir) => loadMemoryBox(dir, secrets);

test('the key outlives the process, for its owner alone', () => {
  const dir = join(folder, 'keys');
  const first = load(dir);
  expect(first.outlivesCrash).toBe(true);
  expect(isSame(first.box, load(dir).box)).toBe(true);
  expect(statSync(dir).mode & 0o777).toBe(0o700);
  for (const name of readdirSync(dir)) expect(statSync(join(dir, name)).mode & 0o777).toBe(0o600);
});

test('is gone with the memory, and with it its digests, its name and its age', () => {
  const dir = join(folder, 'keys');
  const before = load(dir);
  const again = load(dir);
  const toldBy = ({ keyed, name, bornAt }: typeof before) => [keyed('a'), name, bornAt];
  expect(toldBy(again)).toEqual(toldBy(before));
  rmSync(dir, { recursive: true });
  const after = load(dir);
  expect(isSame(before.box, after.box)).toBe(false);
  expect(after.keyed('a')).not.toBe(before.keyed('a'));
  expect(after.name).not.toBe(before.name);
  expect(Date.now() - after.bornAt.getTime()).toBeLessThan(60_000);
});

test('each office on one machine has its own', () => {
  expect(isSame(load(folder).box, load(folder, '/srv/other/secrets').box)).toBe(false);
  expect(readdirSync(folder)).toHaveLength(2);
});

test('without a folder in memory it is the process alone that has it', () => {
  const { box, outlivesCrash } = load(undefined);
  expect(outlivesCrash).toBe(false);
  expect(isSame(box, load(undefined).box)).toBe(false);
});

test('a folder on a disk is refused with one line', () => {
  const onDisk = mkdtempSync(join(process.cwd(), '.memory-key-'));
  try {
    expect(() => load(onDisk)).toThrow(OperatorError);
    expect(() => load(onDisk)).toThrow(/^MEMORY_DIR must be in memory[^\n]+$/);
    expect(readdirSync(onDisk)).toEqual([]);
  } finally {
    rmSync(onDisk, { recursive: true });
  }
});

test('a damaged key and a folder that cannot be made stop the start with one line', () => {
  load(folder);
  const [name = ''] = readdirSync(folder);
  writeFileSync(join(folder, name), 'abc');
  expect(() => load(folder)).toThrow(/^MEMORY_DIR: [^\n]+$/);
  expect(() => load(join(folder, name, 'below'))).toThrow(/^MEMORY_DIR: [^\n]+$/);
  expect(readFileSync(join(folder, name), 'utf8')).toBe('abc');
});
