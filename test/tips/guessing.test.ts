import { randomInt } from 'node:crypto';
import { codeGuard } from '../../src/tips/code-guard.ts';
import type { ReporterDesk } from '../../src/tips/desks.ts';
import { reporterDesk } from '../../src/tips/reporter-desk.ts';
import { receipts } from '../../src/vault/receipt-code.ts';
import { SealError } from '../../src/vault/seal-error.ts';
import { type TestDatabase, testDatabase } from '../helpers/database.ts';
import { movableClock } from '../helpers/movable-clock.ts';
import { draftOf, reporterDeps, type TipOffice, tipOffice } from './tip-office.ts';

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

const guesses = receipts(Buffer.alloc(32, 7));
const guess = () => guesses.codeFor(String(randomInt(2 ** 47)));

describe('a receipt code', () => {
  test('that never was and one whose tip is gone are answered alike', async () => {
    const { number, code } = await office.reporter.file(draftOf());
    const { id = '' } = (await office.stores.tips.find(number)) ?? {};
    const opened = await office.reporter.open(code, 'me');
    if (typeof opened === 'string') throw new Error(opened);
    await office.stores.tips.destroy(id);
    expect(await office.reporter.open(code, 'me')).toBe('unknown');
    expect(await office.reporter.open(guess(), 'me')).toBe('unknown');
    expect(await office.reporter.look(opened.access)).toBeNull();
    expect(
      await office.reporter.add(opened.access, { id: 'a', said: [{ text: 'a' }], files: [] }),
    ).toBeNull();
    expect(await office.reporter.serve(opened.access, 'a')).toBeNull();
  });

  test('mistyped is refused before anything is looked up, and counts for nothing', async () => {
    const { code } = await office.reporter.file(draftOf());
    const wrong = code.replace(/.$/, (digit) => String((Number(digit) + 1) % 10));
    for (let n = 0; n < 20; n += 1) expect(await office.reporter.open(wrong, 'me')).toBe('unknown');
    expect(await office.reporter.open(code, 'me')).toHaveProperty('tip');
  });

  test('guessed: the source waits, longer each time; others do not', async () => {
    const { code } = await office.reporter.file(draftOf());
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => office.reporter.open(guess(), 'thief')),
    );
    expect(answers.filter((answer) => answer === 'unknown')).toHaveLength(5);
    expect(await office.reporter.open(code, 'thief')).toBe('slow');
    expect(await office.reporter.open(code, 'me')).toHaveProperty('tip');
    office.movesOn({ minutes: 2 });
    expect(await office.reporter.open(guess(), 'thief')).toBe('unknown');
    office.movesOn({ minutes: 1 });
    expect(await office.reporter.open(code, 'thief')).toBe('slow');
    office.movesOn({ minutes: 2 });
    expect(await office.reporter.open(code, 'thief')).toHaveProperty('tip');
  });

  test('a right one does not wipe out the wrong ones before it', async () => {
    const { code } = await office.reporter.file(draftOf());
    for (let n = 0; n < 4; n += 1) await office.reporter.open(guess(), 'thief');
    expect(await office.reporter.open(code, 'thief')).toHaveProperty('tip');
    expect(await office.reporter.open(guess(), 'thief')).toBe('unknown');
    expect(await office.reporter.open(code, 'thief')).toBe('slow');
  });

  test('leaves no trace of who tried it in the database', async () => {
    await office.reporter.file(draftOf());
    for (let n = 0; n < 6; n += 1) await office.reporter.open(guess(), 'thief');
    const names = (await database.connection.listCollections()).map(({ name }) => name);
    expect(names.sort()).toEqual(['audit', 'files', 'tips']);
  });

  test('is tried again when the machine was busy, without being counted', async () => {
    const { code } = await office.reporter.file(draftOf());
    const deps = reporterDeps(office);
    const busy: ReporterDesk = reporterDesk({
      ...deps,
      receiptKeys: { ...deps.receiptKeys, open: () => Promise.reject(new SealError('busy')) },
    });
    for (let n = 0; n < 20; n += 1)
      await expect(busy.open(code, 'me')).rejects.toMatchObject({ reason: 'busy' });
  });
});

describe('the guard', () => {
  test('caps the derivations that wrong codes cost, of all sources together', () => {
    const { clock, movesOn } = movableClock();
    const guard = codeGuard(clock, { sources: 100, derivations: 3 });
    const tries = Array.from({ length: 5 }, (_, n) => guard.begin(`source-${n}`)?.mayDerive());
    expect(tries).toEqual([true, true, true, false, false]);
    movesOn({ minutes: 1 });
    const attempt = guard.begin('another');
    expect(attempt?.mayDerive()).toBe(true);
    for (let n = 0; n < 50; n += 1) {
      const right = guard.begin(`right-${n}`);
      expect(right?.mayDerive()).toBe(true);
      right?.forgive();
    }
  });

  test('remembers so many sources and no more', () => {
    const { clock } = movableClock();
    const guard = codeGuard(clock, { sources: 2, derivations: 3 });
    for (let n = 0; n < 5; n += 1) guard.begin('first');
    expect(guard.begin('first')).toBeNull();
    guard.begin('second');
    guard.begin('third');
    expect(guard.begin('first')).not.toBeNull();
  });
});
