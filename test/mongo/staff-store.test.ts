import { staffStore } from '../../src/mongo/staff-store.ts';
import { type TestDatabase, testDatabase } from '../helpers/database.ts';
import { account } from '../staff/memory-stores.ts';

let database: TestDatabase;
let store: ReturnType<typeof staffStore>;
beforeAll(async () => {
  database = await testDatabase();
  store = staffStore(database.connection);
  await store.init();
});
beforeEach(() => database.connection.collection('staff').deleteMany({}));
afterAll(() => database.drop());

test('an account comes back as it was kept, and nothing else with it', async () => {
  const somying = account('somying', 'tip-officer');
  expect(await store.add(somying)).toBe(true);
  expect(await store.find('somying')).toEqual(somying);
  expect(await store.find('nobody')).toBeNull();
});

test('a taken username is refused, even when both come at once', async () => {
  const added = await Promise.all([
    store.add(account('somying', 'admin')),
    store.add(account('somying', 'viewer')),
  ]);
  expect(added.sort()).toEqual([false, true]);
  expect(await store.list()).toHaveLength(1);
});

test('a change answers the account as it is afterwards', async () => {
  await store.add(account('somying'));
  expect(await store.change('somying', { set: { role: 'viewer' } })).toMatchObject({
    role: 'viewer',
    sessionEpoch: 0,
  });
  expect(await store.change('somying', { endSessions: true })).toMatchObject({ sessionEpoch: 1 });
  expect(await store.change('nobody', { endSessions: true })).toBeNull();
});

test('accounts are listed by username, active administrators counted', async () => {
  await store.add(account('b', 'admin'));
  await store.add(account('a', 'admin', { isActive: false }));
  await store.add(account('c'));
  expect((await store.list()).map(({ username }) => username)).toEqual(['a', 'b', 'c']);
  expect(await store.countActiveAdmins()).toBe(1);
});

test('key and second factor come back as they were kept, and a change meanwhile is not written over', async () => {
  const locked = { version: 1, nonce: 'n', cipher: 'c' };
  const params = { version: 1, algorithm: 'argon2id13' as const, salt: 's', opslimit: 1, memlimit: 8192 };
  const tipKey = { publicKey: 'p', locked: { ...locked, params }, isTrusted: true };
  const secondFactor = { secret: locked, lastStep: 5, recoveryCodes: ['a', 'b'] };
  const somying = account('somying', 'tip-officer', { tipKey, secondFactor, division: 'works' });
  await store.add(account('somying', 'tip-officer'));
  const bare = await store.find('somying');
  const set = { tipKey, secondFactor, division: 'works' };
  const change = { set, ...(bare ? { ifStill: bare } : {}) };
  expect(await store.change('somying', change)).toEqual(somying);
  expect(await store.change('somying', change)).toBeNull();

  const used = { set: { secondFactor: { ...secondFactor, lastStep: 6 } }, ifStill: somying };
  const both = await Promise.all([store.change('somying', used), store.change('somying', used)]);
  expect(both.filter(Boolean)).toHaveLength(1);
  const without = { unset: ['secondFactor', 'division'] } as const;
  expect(await store.change('somying', without)).toEqual(account('somying', 'tip-officer', { tipKey }));
  const stale = { ...somying, sessionEpoch: 1 };
  expect(await store.change('somying', { endSessions: true, ifStill: stale })).toBeNull();
});
