import { restoreAccess } from '../../src/cli/recovery-restore.ts';
import { OperatorError } from '../../src/errors.ts';
import { auditStore } from '../../src/mongo/audit-store.ts';
import { sealedFiles } from '../../src/mongo/sealed-file-store.ts';
import { tipStore } from '../../src/mongo/tip-store.ts';
import type { Staff, StaffTipKey } from '../../src/staff/staff.ts';
import { nextEntries } from '../../src/tips/entries.ts';
import type { TipAppend, TipRecord } from '../../src/tips/ports.ts';
import { openEntries } from '../../src/vault/envelope.ts';
import { type KeyPair, newKeyPair } from '../../src/vault/key-pair.ts';
import { joinShares, sharesOf } from '../../src/vault/recovery.ts';
import { readShare } from '../../src/vault/recovery-share.ts';
import { randomKey } from '../../src/vault/sodium.ts';
import { toStored } from '../../src/vault/stored-bytes.ts';
import { openTipKey } from '../../src/vault/tip-key.ts';
import { type TestDatabase, testDatabase } from '../helpers/database.ts';
import { sealedTip, tipOfficer } from '../helpers/sealed-tips.ts';

const clock = () => new Date('2026-11-22T03:04:05Z');
const publicOf = ({ publicKey }: KeyPair) => toStored(publicKey);

let database: TestDatabase;
let tips: ReturnType<typeof tipStore>;
let files: ReturnType<typeof sealedFiles>;
let audit: ReturnType<typeof auditStore>;
let pair: KeyPair;
let malee: KeyPair;
let staff: Staff[];

beforeAll(async () => {
  database = await testDatabase();
  tips = tipStore(database.connection);
  files = sealedFiles(database.connection);
  await Promise.all([tips.init(), files.init()]);
});
beforeEach(async () => {
  await Promise.all(
    ['tips', 'files', 'audit'].map((name) => database.connection.collection(name).deleteMany({})),
  );
  audit = auditStore(database.connection, { clock });
  await audit.init();
  [pair, malee] = [newKeyPair(), newKeyPair()];
  staff = [tipOfficer('malee', publicOf(malee), { name: 'นางมาลี ใจงาม', division: 'finance' })];
});
afterAll(() => database.drop());

const recovery = () => ({ id: 'recovery', publicKey: publicOf(pair) });
async function filed(...[recipients, other]: Partial<Parameters<typeof sealedTip>>) {
  const record = sealedTip(recipients ?? [recovery()], other);
  await tips.add(record);
  return record;
}
const restores = ({
  store = tips,
  ...more
}: {
  to?: string;
  number?: string;
  pair?: KeyPair;
  store?: typeof tips;
} = {}) =>
  restoreAccess(
    { tips: store, files, staff: { list: async () => staff }, divisions: [], audit },
    { pair, to: 'malee', ...more },
  );
async function opens(number: string, who = malee) {
  const record = await tips.find(number);
  const tipKey = record && openTipKey(record, 'malee', who);
  return record && tipKey ? openEntries(record, tipKey) : null;
}
const deeds = async () =>
  (await audit.entries({ from: 2, limit: 500 })).map(({ who, deed, about, detail }) =>
    [who, deed, about, detail].filter(Boolean).join(' '),
  );

test('two shares open every tip to a new tip officer, one after the other put on record', async () => {
  const [one, two] = [await filed(), await filed()];
  const [, second = '', third = ''] = await sharesOf(pair);
  const joined = await joinShares([second, third].map(readShare), publicOf(pair));
  expect(await restores({ pair: joined })).toEqual({ given: 2, had: 0, leftOut: 0, closed: 0 });
  for (const { number } of [one, two]) expect(await opens(number)).toMatchObject([{ what: 'filed' }]);
  const [first, ...rest] = await deeds();
  expect(first).toBe('the command line recovery-used malee');
  expect(rest.sort()).toEqual([one, two].map(({ id }) => `the command line access-given ${id} malee`).sort());
});

test('the others who could read it still can', async () => {
  const somchai = newKeyPair();
  const { number } = await filed([recovery(), { id: 'somchai', publicKey: publicOf(somchai) }]);
  await restores();
  const record = await tips.find(number);
  expect(record?.recipients.map(({ id }) => id).sort()).toEqual(['malee', 'recovery', 'somchai']);
  expect(record && openTipKey(record, 'somchai', somchai)).not.toBeNull();
});

test('many tips, over several pages; again changes nothing and tells so', async () => {
  for (let n = 0; n < 120; n += 1) await filed();
  expect(await restores()).toMatchObject({ given: 120 });
  expect(await restores()).toEqual({ given: 0, had: 120, leftOut: 0, closed: 0 });
});

test('an officer whose password was reset gets a key again in place of the dead one', async () => {
  const old = newKeyPair();
  const { number } = await filed([recovery(), { id: 'malee', publicKey: publicOf(old) }]);
  expect(await opens(number)).toBeNull();
  expect(await restores()).toMatchObject({ given: 1 });
  expect(await opens(number)).not.toBeNull();
  expect((await tips.find(number))?.recipients).toHaveLength(2);
});

describe('nobody gets a tip', () => {
  test.each([
    ['that names their account', { about: { staff: ['malee'] } }],
    ['that was kept from them when it was filed', { about: { keptFrom: ['malee'] } }],
    [
      'whose addition names them',
      {
        later: [
          {
            what: 'added' as const,
            id: 'more',
            at: '2026-11-22T04:00:00Z',
            said: [{ text: 'คือมาลี ใจงาม' }],
            files: [],
          },
        ],
      },
    ],
    ['about their division', { about: { divisions: ['finance'] } }],
    ['that says their name', { about: { said: [{ text: 'เจ้าหน้าที่ชื่อมาลี' }] } }],
    [
      'that they gave up',
      {
        later: [
          {
            what: 'removed' as const,
            at: '2026-11-22T04:00:00Z',
            by: { username: 'malee', name: 'มาลี' },
            whom: { username: 'malee', name: 'มาลี' },
          },
        ],
      },
    ],
  ])('%s', async (_, other) => {
    const { number } = await filed([recovery()], other);
    const free = await filed();
    expect(await restores()).toEqual({ given: 1, had: 0, leftOut: 1, closed: 0 });
    expect(await opens(number)).toBeNull();
    expect(await opens(free.number)).not.toBeNull();
    expect((await deeds()).filter((deed) => deed.includes('access-given'))).toHaveLength(1);
  });

  test('whose naming words lie apart, as those of a LINE message do', async () => {
    const part = { id: 'words-of-a-message', key: toStored(randomKey()), kind: 'file' as const };
    await files.save(part, Buffer.from('คุณมาลีที่กองคลัง'), { mime: 'text/plain' });
    const { number } = await filed([recovery()], { about: { said: [{ part }] } });
    expect(await restores()).toMatchObject({ given: 0, leftOut: 1 });
    expect(await opens(number)).toBeNull();
  });
});

describe('what is said of an officer at the same moment', () => {
  /** The tip changes by `change`, once, just before it is sealed to somebody. */
  const meanwhile = (change: (record: TipRecord) => Promise<unknown>): typeof tips => {
    let isFirst = true;
    const setRecipients: typeof tips.setRecipients = async (id, ...rest) => {
      const { records } = await tips.listFor('recovery', { limit: 1 });
      const [record] = records;
      if (isFirst && record) await change(record);
      isFirst = false;
      return tips.setRecipients(id, ...rest);
    };
    return { ...tips, setRecipients };
  };
  async function grows(record: TipRecord, said: string, more: Partial<TipAppend> = {}) {
    const tipKey = openTipKey(record, 'recovery', pair);
    if (!tipKey) throw new Error('not sealed to the recovery key');
    const at = '2026-11-22T04:00:00Z';
    const added = { what: 'added' as const, id: 'more', at, said: [{ text: said }], files: [] };
    const sealed = nextEntries(record, tipKey, [added]);
    await tips.append(record.id, record.head, { files: [], set: {}, ...more, ...sealed });
  }

  test('keeps the tip from them', async () => {
    const { number } = await filed();
    const store = meanwhile((record) => grows(record, 'คือมาลี ใจงาม'));
    expect(await restores({ store })).toEqual({ given: 0, had: 0, leftOut: 1, closed: 0 });
    expect(await opens(number)).toBeNull();
  });

  test('keeps the tip from them also when the recipients changed with it', async () => {
    const somchai = { id: 'somchai', publicKey: publicOf(newKeyPair()) };
    const { number } = await filed([recovery(), somchai]);
    const store = meanwhile((record) =>
      grows(record, 'คือมาลี ใจงาม', {
        recipients: { seen: record.recipients, next: record.recipients.filter(({ id }) => id !== 'somchai') },
      }),
    );
    expect(await restores({ store })).toMatchObject({ given: 0, leftOut: 1 });
    expect((await tips.find(number))?.recipients.map(({ id }) => id)).toEqual(['recovery']);
  });

  test('and of another does not: it is given once, and on record once', async () => {
    const { number } = await filed();
    const store = meanwhile((record) => grows(record, 'มีพยาน'));
    expect(await restores({ store })).toMatchObject({ given: 1, leftOut: 0 });
    expect(await opens(number)).toHaveLength(2);
    expect((await deeds()).filter((deed) => deed.includes('access-given'))).toHaveLength(1);
  });
});

test('one ticket is given alone', async () => {
  const [one, two] = [await filed(), await filed()];
  expect(await restores({ number: two.number })).toMatchObject({ given: 1 });
  expect(await opens(one.number)).toBeNull();
  expect(await opens(two.number)).not.toBeNull();
  expect(await restores({ number: 'T-2570-00000000' })).toMatchObject({ given: 0, closed: 0 });
});

test('tips of another recovery key, and damaged ones, are counted and do not stop the others', async () => {
  await filed([{ id: 'recovery', publicKey: publicOf(newKeyPair()) }]);
  const broken = await filed();
  await database.connection
    .collection<{ _id: string }>('tips')
    .updateOne({ _id: broken.id }, { $set: { 'head.count': 7 } });
  await filed();
  expect(await restores()).toEqual({ given: 1, had: 0, leftOut: 0, closed: 2 });
});

test.each<[string, Partial<Staff>]>([
  ['who is not there', { username: 'somchai' }],
  ['whose account is closed', { isActive: false }],
  ['who is an administrator', { role: 'admin' }],
  ['whose key nobody trusts yet', { tipKey: { publicKey: '', isTrusted: false } as StaffTipKey }],
])('nothing is given to somebody %s, and nothing is put on record', async (_, other) => {
  staff = [tipOfficer('malee', publicOf(malee), other)];
  await filed();
  await expect(restores()).rejects.toThrow(OperatorError);
  expect(await deeds()).toEqual([]);
});
