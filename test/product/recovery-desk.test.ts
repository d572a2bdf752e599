import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { recoveryDesk } from '../../src/product/recovery-desk.ts';
import { keptRecoveryPair } from '../../src/product/recovery-key.ts';
import { joinShares } from '../../src/vault/recovery.ts';
import { readShare } from '../../src/vault/recovery-share.ts';
import { toStored } from '../../src/vault/stored-bytes.ts';

const onRecord = async () => {};

const clock = () => new Date('2026-11-22T18:30:00Z');

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'service-desk-recovery-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const desk = () => recoveryDesk(folder, clock);
const at = (name: string) => join(folder, name);
const stateOf = () => JSON.parse(readFileSync(at('recovery.json'), 'utf8'));
async function shares(): Promise<[string, string, string]> {
  const made = await desk().makeShares('malee');
  if (!made) throw new Error('no shares');
  return made as [string, string, string];
}

test('the key is there from the first start, and the same ever after', () => {
  const first = desk();
  expect(first.haveSharesBeenMade()).toBe(false);
  expect(first.fingerprint).toMatch(/^([0-9A-Z]{4} ){3}[0-9A-Z]{4}$/);
  expect(desk().publicKey).toBe(first.publicKey);
  expect(stateOf()).toEqual({ publicKey: first.publicKey, madeOn: '2026-11-23', sharesMade: false });
  for (const name of readdirSync(folder)) expect(statSync(at(name)).mode & 0o777).toBe(0o600);
});

test('shares are shown while the machine still keeps the key, so that a page that got lost loses nothing', async () => {
  const made = await shares();
  expect(desk().haveSharesBeenMade()).toBe(false);
  const pair = await joinShares([made[0], made[2]].map(readShare), desk().publicKey);
  expect(toStored(pair.publicKey)).toBe(desk().publicKey);
  expect(await shares()).not.toEqual(made);
});

test('two shares typed back erase the key on the machine, and it is never shown again', async () => {
  const running = desk();
  const [one, , three] = await shares();
  await running.confirmShares([three.toLowerCase(), one.replace(/-/g, ' ')], onRecord);
  expect(existsSync(at('recovery.key'))).toBe(false);
  expect(stateOf()).toMatchObject({ sharesMade: true });
  for (const now of [running, desk()]) {
    expect(now.haveSharesBeenMade()).toBe(true);
    expect(await now.makeShares('malee')).toBeNull();
    expect(now.publicKey).toBe(running.publicKey);
  }
  expect(keptRecoveryPair(folder)).toBeNull();
  await running.confirmShares([one, three], onRecord);
});

test('one share, or mistyped ones, or of another office, erase nothing', async () => {
  const [one, two] = await shares();
  const other = mkdtempSync(join(tmpdir(), 'service-desk-recovery-'));
  const foreign = (await recoveryDesk(other, clock).makeShares('malee'))?.[1] ?? '';
  rmSync(other, { recursive: true });
  for (const [typed, reason] of [
    [[one], 'too-few'],
    [[one, one], 'same-share'],
    [[one, ''], 'empty'],
    [[one, `${two.slice(0, -1)}?`], 'wrong-letters'],
    [[one, two.slice(0, -2)], 'too-short'],
    [[one, foreign], 'foreign-share'],
  ] as const) {
    await expect(desk().confirmShares(typed, onRecord)).rejects.toMatchObject({ reason });
  }
  expect(desk().haveSharesBeenMade()).toBe(false);
});

test('a crash between saying that shares were made and erasing the key is finished at the next start', async () => {
  desk();
  writeFileSync(at('recovery.json'), JSON.stringify({ ...stateOf(), sharesMade: true }));
  expect(desk().haveSharesBeenMade()).toBe(true);
  expect(existsSync(at('recovery.key'))).toBe(false);
});

test('a crash before the first state was written is finished at the next start', () => {
  const { publicKey } = desk();
  rmSync(at('recovery.json'));
  expect(desk().publicKey).toBe(publicKey);
});

test('what does not fit together stops the start and names the file', () => {
  desk();
  const key = readFileSync(at('recovery.key'), 'utf8');
  rmSync(at('recovery.key'));
  expect(desk).toThrow('recovery.key is missing although no shares were made');
  writeFileSync(at('recovery.key'), 'short');
  expect(desk).toThrow('recovery.key is damaged');
  writeFileSync(at('recovery.key'), toStored(new Uint8Array(32).fill(7)));
  expect(desk).toThrow('recovery.key is damaged');
  writeFileSync(at('recovery.key'), key);
  writeFileSync(at('recovery.json'), '{"publicKey":"x"}');
  expect(desk).toThrow('recovery.json is damaged');
  writeFileSync(at('recovery.json'), 'not json');
  expect(desk).toThrow('recovery.json is damaged');
});

test('the private half stays while its erasing cannot be put on record', async () => {
  const running = desk();
  const [one = '', two = ''] = (await running.makeShares('malee')) ?? [];
  const broken = () => Promise.reject(new Error('the record does not answer'));
  await expect(running.confirmShares([one, two], broken)).rejects.toThrow('the record');
  expect(running.haveSharesBeenMade()).toBe(false);
});
