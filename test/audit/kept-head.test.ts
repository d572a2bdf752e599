import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keepHead, readKeptHead } from '../../src/audit/kept-head.ts';
import { OperatorError } from '../../src/errors.ts';
import { type StoredLink, sampleChain } from '../helpers/audit-chain.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'service-desk-head-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const chain = sampleChain(5);
const storeOf = (links: readonly StoredLink[], own = links.at(-1) ?? null) => ({
  appended: () => own,
  hashAt: async (seq: number) => links[seq - 1]?.hash ?? null,
});
const keptSeq = async () => (await readKeptHead(folder))?.seq;

test('the last entry is kept for the owner alone, and only ever a later one', async () => {
  expect(await readKeptHead(folder)).toBeNull();
  expect(await keepHead(storeOf(chain.slice(0, 3)), folder)).toBe('kept');
  expect(await readKeptHead(folder)).toEqual({ seq: 3, hash: chain[2]?.hash });
  expect(statSync(join(folder, 'audit-head')).mode & 0o777).toBe(0o600);
  expect(await keepHead(storeOf(chain), folder)).toBe('kept');
  expect(await keepHead(storeOf(chain), folder)).toBe('same');
  expect(await keepHead(storeOf(chain, chain[1]), folder)).toBe('same');
  expect(await keptSeq()).toBe(5);
  expect(readdirSync(folder)).toEqual(['audit-head']);
});

test('a process that appended nothing keeps nothing, and still notices a loss', async () => {
  expect(await keepHead(storeOf(chain, null), folder)).toBe('same');
  await keepHead(storeOf(chain), folder);
  expect(await keepHead(storeOf(chain.slice(0, 4), null), folder)).toBe('lost');
});

test('a head that the chain has lost stays, however long the new chain grows', async () => {
  await keepHead(storeOf(chain.slice(0, 3)), folder);
  const other = sampleChain(6).map((link) => ({ ...link, hash: 'f'.repeat(64) }));
  expect(await keepHead(storeOf(other), folder)).toBe('lost');
  expect(await keptSeq()).toBe(3);
});

test.each([['audit-head/1 3'], [''], [`audit-head/2 3 ${'0'.repeat(64)}\n`]])(
  'a damaged file (%j) is one line for the operator',
  async (text) => {
    writeFileSync(join(folder, 'audit-head'), text);
    await expect(readKeptHead(folder)).rejects.toThrow(OperatorError);
    await expect(keepHead(storeOf(chain), folder)).rejects.toThrow(
      /^SECRETS_DIR: audit-head is damaged[^\n]+$/,
    );
    expect(readFileSync(join(folder, 'audit-head'), 'utf8')).toBe(text);
  },
);

test('a folder that is not there is one line for the operator', async () => {
  const gone = join(folder, 'gone');
  await expect(keepHead(storeOf(chain), gone)).rejects.toThrow(
    /^SECRETS_DIR: audit-head cannot be written[^\n]+$/,
  );
});
