import { composeTips } from '../../src/product/compose-tips.ts';
import type { TipStore } from '../../src/tips/ports.ts';
import { type KeyPair, newKeyPair } from '../../src/vault/key-pair.ts';
import { toStored } from '../../src/vault/stored-bytes.ts';
import { openTipKey } from '../../src/vault/tip-key.ts';
import { type TestDatabase, testDatabase } from '../helpers/database.ts';
import { draftOf, type TipOffice, tipOffice } from './tip-office.ts';

let database: TestDatabase;
let office: TipOffice;

beforeAll(async () => {
  database = await testDatabase();
});
beforeEach(async () => {
  await database.connection.dropDatabase();
  office = await tipOffice(database.connection);
});
afterAll(() => database.drop());

/** The office's desk, whose recovery key is renewed just before or after a tip is stored. */
function renewing(next: KeyPair, when: 'before' | 'after') {
  let { publicKey } = office.around.recovery;
  const recovery = {
    get publicKey() {
      return publicKey;
    },
  };
  const { tips } = office.stores;
  const add: TipStore['add'] = async (record) => {
    const stored = when === 'after' ? await tips.add(record) : null;
    publicKey = toStored(next.publicKey);
    return stored ?? tips.add(record);
  };
  return composeTips({ ...office.around, recovery, stores: { ...office.stores, tips: { ...tips, add } } });
}

test.each(['before', 'after'] as const)(
  'a recovery key renewed %s a tip is stored is the one it is sealed to in the end',
  async (when) => {
    office.hires('somying', 'สมหญิง ใจดี');
    const next = newKeyPair();
    const { number, code, readers } = await renewing(next, when).reporter.file(draftOf());
    const record = await office.stores.tips.find(number);
    const opens = (pair: KeyPair) => record && openTipKey(record, 'recovery', pair) !== null;
    expect([opens(next), opens(office.recovery)]).toEqual([true, false]);
    expect(record?.recipients.map(({ id }) => id).sort()).toEqual(['recovery', 'reporter', 'somying']);
    expect(readers).toBe(1);
    expect(await office.reporter.open(code, 'me')).toHaveProperty('tip');
  },
);

test('the next tip is sealed to the new key at once', async () => {
  const next = newKeyPair();
  const { reporter } = renewing(next, 'after');
  await reporter.file(draftOf());
  const { number } = await reporter.file(draftOf());
  const record = await office.stores.tips.find(number);
  expect(record && openTipKey(record, 'recovery', next)).not.toBeNull();
});
