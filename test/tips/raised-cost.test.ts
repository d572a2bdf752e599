import { randomInt } from 'node:crypto';
import { composeTips } from '../../src/product/compose-tips.ts';
import { reporterDesk } from '../../src/tips/reporter-desk.ts';
import { receipts } from '../../src/vault/receipt-code.ts';
import { type TestDatabase, testDatabase } from '../helpers/database.ts';
import { cheapCost, cheapPasswordKeys } from '../vault/cheap-password-keys.ts';
import { draftOf, reporterDeps, says, type TipOffice, tipOffice } from './tip-office.ts';

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

/** The same office after a start at which receipt codes cost more than before. */
function raised() {
  const { secrets } = office.around;
  const { params, earlier = [], lookupKey } = secrets.receiptSettings;
  const receiptSettings = {
    params: { ...params, opslimit: cheapCost.opslimit + 1 },
    earlier: [params, ...earlier],
    lookupKey,
  };
  return { ...office.around, secrets: { ...secrets, receiptSettings } };
}

test('a code made before a raise opens its tip after it, and one made since opens as well', async () => {
  const before = await office.reporter.file(draftOf());
  const desk = composeTips(raised()).reporter;
  const since = await desk.file(draftOf());
  for (const { number, code } of [before, since]) {
    const opened = await desk.open(code, 'me');
    if (typeof opened === 'string') throw new Error(opened);
    expect(opened.tip.number).toBe(number);
    const added = await desk.add(opened.access, { id: `more-${number}`, said: says('อีกเรื่อง'), files: [] });
    expect(added).toMatchObject({ talk: [{}, {}] });
  }
  // A process that knows of no raise finds nothing under what costs more.
  expect(await office.reporter.open(since.code, 'me')).toBe('unknown');
});

test('new tips are found under the newest parameters, at one derivation', async () => {
  const costs: number[] = [];
  const usual = cheapPasswordKeys();
  const keys = {
    ...usual,
    derive: (...[secret, params]: Parameters<typeof usual.derive>) => {
      costs.push(params.opslimit);
      return usual.derive(secret, params);
    },
  };
  const { code: old } = await office.reporter.file(draftOf());
  const desk = composeTips({ ...raised(), keys }).reporter;
  const { code } = await desk.file(draftOf());
  await desk.open(code, 'me');
  expect(costs).toEqual([2, 2]);
  costs.length = 0;
  await desk.open(old, 'me');
  expect(costs).toEqual([2, 1]);
});

test('a draft filed before the raise and sent again after it is the same tip', async () => {
  const draft = draftOf();
  const first = await office.reporter.file(draft);
  expect(await composeTips(raised()).reporter.file(draft)).toEqual(first);
  expect(await database.connection.collection('tips').countDocuments()).toBe(1);
});

test('a wrong code counts once, under however many parameters it is tried', async () => {
  office = { ...office, around: raised() };
  office = { ...office, around: raised() };
  const deps = reporterDeps(office);
  expect(deps.receiptKeys.sets).toBe(3);
  let derived = 0;
  const desk = reporterDesk({
    ...deps,
    tips: { ...deps.tips, hasHint: async () => true },
    receiptKeys: {
      ...deps.receiptKeys,
      open: (code, at) => {
        derived += 1;
        return deps.receiptKeys.open(code, at);
      },
    },
  });
  const guesses = receipts(Buffer.alloc(32, 7));
  const guess = () => guesses.codeFor(String(randomInt(2 ** 47)));
  for (let n = 0; n < 5; n += 1) expect(await desk.open(guess(), 'thief')).toBe('unknown');
  expect(derived).toBe(15);
  expect(await desk.open(guess(), 'thief')).toBe('slow');
  for (let n = 5; n < 30; n += 1) expect(await desk.open(guess(), `thief ${n}`)).toBe('unknown');
  expect(await desk.open(guess(), 'one more')).toBe('slow');
});
