import { execFile } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { recoveryDesk } from '../../src/product/recovery-desk.ts';
import {
  eraseKept,
  keptRecoveryPair,
  recoveryState,
  replaceRecoveryKey,
} from '../../src/product/recovery-key.ts';
import { toStored } from '../../src/vault/stored-bytes.ts';

const clock = () => new Date('2026-11-22T18:30:00Z');
const onRecord = async () => {};

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'service-desk-recovery-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const at = (name: string) => join(folder, name);
const desk = () => recoveryDesk(folder, clock);
const keptKey = () => {
  const pair = keptRecoveryPair(folder);
  return pair && toStored(pair.publicKey);
};
async function printed(): Promise<[string, string, string]> {
  const shares = (await desk().makeShares('malee')) as [string, string, string] | null;
  if (!shares) throw new Error('no shares');
  await desk().confirmShares(shares.slice(0, 2), onRecord);
  return shares;
}
const renewed = (publicKey: string) => replaceRecoveryKey(folder, publicKey, clock).publicKey;

test('a key on paper gives way to one that is kept until its own papers are made', async () => {
  const running = desk();
  const [old, oldFingerprint] = [running.publicKey, running.fingerprint];
  const [one, two] = await printed();
  const next = renewed(old);
  expect(next).not.toBe(old);
  expect(recoveryState(folder)).toEqual({
    publicKey: next,
    madeOn: '2026-11-23',
    sharesMade: false,
    earlier: [{ publicKey: old, madeOn: '2026-11-23' }],
  });
  // The process that runs since before knows of it at once, as one that starts now does.
  for (const seen of [running, desk()]) {
    expect(seen.publicKey).toBe(next);
    expect(seen.fingerprint).not.toBe(oldFingerprint);
    expect(seen.haveSharesBeenMade()).toBe(false);
  }
  expect(keptKey()).toBe(next);
  for (const name of readdirSync(folder)) expect(statSync(at(name)).mode & 0o777).toBe(0o600);

  const foreign = { reason: 'foreign-share' };
  await expect(running.confirmShares([one, two], onRecord)).rejects.toMatchObject(foreign);
  await printed();
  expect(running.haveSharesBeenMade()).toBe(true);
  expect(existsSync(at('recovery.key'))).toBe(false);
  expect(renewed(next)).not.toBe(next);
  expect(recoveryState(folder)?.earlier?.map(({ publicKey }) => publicKey)).toEqual([next, old]);
});

test('a key whose papers were not made is not replaced', () => {
  const { publicKey } = desk();
  expect(() => renewed(publicKey)).toThrow('never made');
  expect(keptKey()).toBe(publicKey);
});

test('done again it is the same new key', async () => {
  const { publicKey } = desk();
  await printed();
  const next = renewed(publicKey);
  expect(renewed(publicKey)).toBe(next);
  expect(keptKey()).toBe(next);
});

test('killed before the new key is named, the old one stands, and the next time goes on', async () => {
  const { publicKey } = desk();
  await printed();
  copyFileSync(at('recovery.json'), at('before'));
  const next = renewed(publicKey);
  copyFileSync(at('before'), at('recovery.json'));
  // The product may start in between: it neither takes the new key for the old one nor throws it away.
  const running = desk();
  expect(running.publicKey).toBe(publicKey);
  expect(running.haveSharesBeenMade()).toBe(true);
  expect(await running.makeShares('malee')).toBeNull();
  expect(keptKey()).toBeNull();
  expect(renewed(publicKey)).toBe(next);
  expect(running.publicKey).toBe(next);
  expect(keptKey()).toBe(next);
});

test('a copy of an earlier private half that came back is not taken for the new one', async () => {
  const { publicKey } = desk();
  const first = readFileSync(at('recovery.key'), 'utf8');
  await printed();
  writeFileSync(at('recovery.key'), first);
  const second = renewed(publicKey);
  expect(second).not.toBe(publicKey);
  expect(keptKey()).toBe(second);
  const kept = readFileSync(at('recovery.key'), 'utf8');
  await printed();
  for (const copy of [first, kept]) {
    writeFileSync(at('recovery.key'), copy);
    desk();
    expect(existsSync(at('recovery.key'))).toBe(false);
  }
});

test('a crash in the middle of erasing is finished at the next start', async () => {
  const { publicKey } = desk();
  await printed();
  writeFileSync(at('recovery.key'), Buffer.alloc(44));
  expect(desk().publicKey).toBe(publicKey);
  expect(existsSync(at('recovery.key'))).toBe(false);
});

test('papers confirmed after a renewal erase nothing of the new key', async () => {
  const { publicKey } = desk();
  const running = desk();
  const shares = (await running.makeShares('malee')) ?? [];
  const meanwhile = async () => {
    await desk().confirmShares(shares.slice(1), onRecord);
    renewed(publicKey);
  };
  await expect(running.confirmShares(shares.slice(1), meanwhile)).rejects.toMatchObject({
    reason: 'foreign-share',
  });
  expect(eraseKept(folder, publicKey)).toBe(false);
  expect(keptKey()).toBe(running.publicKey);
  expect(running.haveSharesBeenMade()).toBe(false);
});

test('while the folder cannot be read the last key known is sealed to', () => {
  const running = desk();
  const { publicKey } = running;
  writeFileSync(at('recovery.json'), 'half a fi');
  expect(running.publicKey).toBe(publicKey);
  rmSync(at('recovery.json'));
  expect(running.publicKey).toBe(publicKey);
});

test('several processes that renew at once agree', async () => {
  const { publicKey } = desk();
  await printed();
  const module = pathToFileURL('dist/src/product/recovery-key.js').href;
  const script = `import(${JSON.stringify(module)}).then(({ replaceRecoveryKey }) => console.log(replaceRecoveryKey(${JSON.stringify(folder)}, ${JSON.stringify(publicKey)}, () => new Date()).publicKey))`;
  const started = Array.from({ length: 4 }, () => promisify(execFile)(process.execPath, ['-e', script]));
  const keys = new Set((await Promise.all(started)).map(({ stdout }) => stdout.trim()));
  expect([...keys]).toEqual([keptKey()]);
  expect(recoveryState(folder)?.earlier).toHaveLength(1);
});
