import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type RenewDeps, renewRecovery } from '../../src/cli/recovery-renew.ts';
import { auditStore } from '../../src/mongo/audit-store.ts';
import { tipStore } from '../../src/mongo/tip-store.ts';
import { recoveryDesk } from '../../src/product/recovery-desk.ts';
import { keptRecoveryPair, recoveryState } from '../../src/product/recovery-key.ts';
import { openEntries } from '../../src/vault/envelope.ts';
import { type KeyPair, newKeyPair } from '../../src/vault/key-pair.ts';
import { joinShares } from '../../src/vault/recovery.ts';
import { readShare } from '../../src/vault/recovery-share.ts';
import { sodium } from '../../src/vault/sodium.ts';
import { toStored } from '../../src/vault/stored-bytes.ts';
import { openTipKey } from '../../src/vault/tip-key.ts';
import { type TestDatabase, testDatabase } from '../helpers/database.ts';
import { dump } from '../helpers/dump.ts';
import { sealedTip } from '../helpers/sealed-tips.ts';

const clock = () => new Date('2026-11-22T03:04:05Z');
const killed = new Error('killed');

let database: TestDatabase;
let tips: ReturnType<typeof tipStore>;
let audit: ReturnType<typeof auditStore>;
let secretsDir: string;
let old: KeyPair;

beforeAll(async () => {
  database = await testDatabase();
  tips = tipStore(database.connection);
  await tips.init();
});
beforeEach(async () => {
  await Promise.all(['tips', 'audit'].map((name) => database.connection.collection(name).deleteMany({})));
  audit = auditStore(database.connection, { clock });
  await audit.init();
  secretsDir = mkdtempSync(join(tmpdir(), 'service-desk-recovery-'));
  old = await printed();
});
afterEach(() => rmSync(secretsDir, { recursive: true }));
afterAll(() => database.drop());

/** The key out of two of its papers, after which it is nowhere else. */
async function printed(): Promise<KeyPair> {
  const desk = recoveryDesk(secretsDir, clock);
  const shares = (await desk.makeShares('malee')) ?? [];
  await desk.confirmShares(shares.slice(1), async () => undefined);
  return joinShares(shares.slice(1).map(readShare), desk.publicKey);
}
const publicOf = ({ publicKey }: KeyPair) => toStored(publicKey);
const present = () => {
  const pair = keptRecoveryPair(secretsDir);
  if (!pair) throw new Error('no key is kept');
  return pair;
};
const state = () => {
  const known = recoveryState(secretsDir);
  if (!known) throw new Error('no key');
  return known;
};
const renews = (more: Partial<RenewDeps> = {}, pair = old) =>
  renewRecovery({ secretsDir, tips, audit, clock, ...more }, { state: state(), pair });
async function filed(others: { id: string; publicKey: string }[] = [], to = old) {
  const record = sealedTip([{ id: 'recovery', publicKey: publicOf(to) }, ...others]);
  await tips.add(record);
  return record;
}
async function opens(number: string, pair: KeyPair, id = 'recovery') {
  const record = await tips.find(number);
  const tipKey = record && openTipKey(record, id, pair);
  return record && tipKey ? openEntries(record, tipKey).length > 0 : false;
}
const deeds = async () =>
  (await audit.entries({ from: 2, limit: 500 })).map(({ who, deed, detail }) => `${who} ${deed} ${detail}`);

test('every tip is sealed to a new key; whoever else could open one still can', async () => {
  const [malee, reporter] = [newKeyPair(), newKeyPair()];
  const one = await filed([
    { id: 'malee', publicKey: publicOf(malee) },
    { id: 'reporter', publicKey: publicOf(reporter) },
  ]);
  const two = await filed();
  const done = await renews();
  expect(done).toEqual({ publicKey: publicOf(present()), isNew: true, resealed: 2, left: 0 });
  expect(done.publicKey).not.toBe(publicOf(old));
  for (const { number } of [one, two]) {
    expect(await opens(number, present())).toBe(true);
    expect(await opens(number, old)).toBe(false);
  }
  expect(await opens(one.number, malee, 'malee')).toBe(true);
  expect(await opens(one.number, reporter, 'reporter')).toBe(true);
  const kept = (await tips.find(one.number))?.recipients ?? [];
  expect(kept.map(({ id }) => id).sort()).toEqual(['malee', 'recovery', 'reporter']);
  expect(kept).toEqual(expect.arrayContaining(one.recipients.filter(({ id }) => id !== 'recovery')));
  expect(await deeds()).toEqual(['the command line recovery-key-renewed new-key']);
});

test('the old papers open nothing that is stored, wherever it may lie', async () => {
  for (let n = 0; n < 5; n += 1) await filed([{ id: 'malee', publicKey: publicOf(newKeyPair()) }]);
  const openable = async (pair: KeyPair) => {
    const loot = [...(await dump(database.connection)).values()].join('\n');
    const boxes = loot.match(/[\w-]{64,}/g) ?? [];
    return boxes.filter((box) => {
      try {
        return sodium.crypto_box_seal_open(Buffer.from(box, 'base64url'), pair.publicKey, pair.privateKey);
      } catch {
        return false;
      }
    }).length;
  };
  expect(await openable(old)).toBe(5);
  await renews();
  expect(await openable(old)).toBe(0);
  expect(await openable(present())).toBe(5);
});

test('many tips, over several pages; with the same papers again nothing changes', async () => {
  for (let n = 0; n < 120; n += 1) await filed();
  const first = await renews();
  expect(first).toMatchObject({ isNew: true, resealed: 120 });
  expect(await renews()).toEqual({ ...first, isNew: false, resealed: 0 });
  expect((await deeds())[1]).toBe('the command line recovery-key-renewed rest');
});

test('what cannot be put on record is not done', async () => {
  const { number } = await filed();
  const away = { append: () => Promise.reject(killed) };
  await expect(renews({ audit: away })).rejects.toBe(killed);
  expect(state().publicKey).toBe(publicOf(old));
  expect(await opens(number, old)).toBe(true);
});

test('killed after any number of tips, each opens with a key that exists, and the next time goes on', async () => {
  const numbers: string[] = [];
  for (let n = 0; n < 4; n += 1) numbers.push((await filed()).number);
  for (const after of [0, 1, 2]) {
    let left = after;
    const setRecipients: typeof tips.setRecipients = async (...change) => {
      if (left === 0) throw killed;
      left -= 1;
      return tips.setRecipients(...change);
    };
    await expect(renews({ tips: { ...tips, setRecipients } })).rejects.toBe(killed);
    const withNew = await Promise.all(numbers.map((number) => opens(number, present())));
    const withOld = await Promise.all(numbers.map((number) => opens(number, old)));
    expect(withNew.map((isOpen, at) => isOpen !== withOld[at])).toEqual([true, true, true, true]);
  }
  expect(await renews()).toMatchObject({ isNew: false, resealed: 1, left: 0 });
  for (const number of numbers) expect(await opens(number, present())).toBe(true);
});

test('tips filed meanwhile under the key before are found as well', async () => {
  await filed();
  let late: string | undefined;
  const setRecipients: typeof tips.setRecipients = async (...change) => {
    late ??= (await filed()).number;
    return tips.setRecipients(...change);
  };
  expect(await renews({ tips: { ...tips, setRecipients } })).toMatchObject({ resealed: 2, left: 0 });
  expect(await opens(late ?? '', present())).toBe(true);
  const later = await filed();
  expect(await renews()).toMatchObject({ isNew: false, resealed: 1 });
  expect(await opens(later.number, present())).toBe(true);
});

test('somebody who is given a tip at the same moment keeps it', async () => {
  const malee = newKeyPair();
  const record = await filed();
  let isFirst = true;
  const setRecipients: typeof tips.setRecipients = async (id, seen, next) => {
    if (isFirst) {
      isFirst = false;
      const tipKey = openTipKey(record, 'recovery', old);
      const given = sealedTip([{ id: 'malee', publicKey: publicOf(malee) }], { number: record.number });
      expect(tipKey).not.toBeNull();
      await tips.setRecipients(id, seen, [...seen, ...given.recipients]);
    }
    return tips.setRecipients(id, seen, next);
  };
  expect(await renews({ tips: { ...tips, setRecipients } })).toMatchObject({ resealed: 1, left: 0 });
  const { recipients = [] } = (await tips.find(record.number)) ?? {};
  expect(recipients.map(({ id }) => id).sort()).toEqual(['malee', 'recovery']);
  expect(await opens(record.number, present())).toBe(true);
});

test('tips of yet another key, and damaged ones, stay as they are and are counted', async () => {
  const stranger = newKeyPair();
  const foreign = await filed([], stranger);
  const moved = await filed();
  const { recipients } = await filed();
  await tips.setRecipients(moved.id, moved.recipients, recipients);
  expect(await renews()).toMatchObject({ resealed: 1, left: 2 });
  expect(await opens(foreign.number, stranger)).toBe(true);
});

test('after two renewals the papers of the first key still bring its tips home', async () => {
  const { number } = await filed();
  await renews();
  const second = await printed();
  const copy = await filed();
  await renews({}, second);
  expect(await opens(number, present())).toBe(true);
  expect(await opens(copy.number, present())).toBe(false);
  expect(await renews()).toMatchObject({ isNew: false, resealed: 1, left: 0 });
  expect(await opens(copy.number, present())).toBe(true);
});

test('a key that is not on paper yet is not renewed, and nothing is put on record', async () => {
  await renews();
  const before = await deeds();
  await expect(renews({}, present())).rejects.toThrow('Nothing needs renewing');
  expect(await deeds()).toEqual(before);
});
