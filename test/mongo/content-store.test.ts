import type { ContentKind, EntryOf } from '../../src/knowledge/content.ts';
import { contentOf } from '../../src/knowledge/content-entries.ts';
import { countsOf, loadAtStart, loadIntoStore } from '../../src/knowledge/load-into-store.ts';
import { contentStore } from '../../src/mongo/content-store.ts';
import { type TestDatabase, testDatabase } from '../helpers/database.ts';
import { smallContent, smallEntry } from '../knowledge/small-content.ts';

let database: TestDatabase;
let store: ReturnType<typeof contentStore>;
beforeAll(async () => {
  database = await testDatabase();
  store = contentStore(database.connection);
  await store.init();
});
beforeEach(async () => {
  await documents().deleteMany({});
  await versions().deleteMany({});
});
afterAll(() => database.drop());

const documents = () => database.connection.collection<{ _id: string }>('content');
const versions = () => database.connection.collection('contentHistory');
const at = new Date('2026-11-22T03:00:00Z');
const clock = () => at;
const answer = (text: string, id = 'lunch') => smallEntry('answer', { id, text });
const save = (text: string, expectedVersion: number, by = 'somying') =>
  store.save({ kind: 'answer', entry: answer(text), by, at, expectedVersion, how: 'edit' });
const load = <K extends ContentKind>(kind: K, entry: EntryOf<K>, expectedVersion = 0) =>
  store.load({ kind, entry, at, expectedVersion, place: 0, isRemoved: false });

describe('an entry', () => {
  test('comes back as it was kept, with who kept it', async () => {
    const saved = await save('ไม่พัก', 0);
    expect(saved).toEqual({
      ...{ kind: 'answer', key: 'lunch', entry: answer('ไม่พัก'), version: 1 },
      ...{ origin: 'console', isRemoved: false, edit: { how: 'edit', by: 'somying', at } },
    });
    expect(await store.find('answer', 'lunch')).toEqual(saved);
    expect((await store.all()).records).toEqual([saved]);
    expect(await store.find('answer', 'nothing')).toBeNull();
    expect(await store.find('contact', 'lunch')).toBeNull();
  });

  test('is changed only over the version that was seen', async () => {
    await save('หนึ่ง', 0);
    expect(await save('อื่น', 0)).toBeNull();
    expect(await save('สอง', 1)).toMatchObject({ version: 2 });
    expect(await save('อื่น', 1)).toBeNull();
    expect(await save('อื่น', 7)).toBeNull();
    expect((await store.find('answer', 'lunch'))?.entry.text).toBe('สอง');
  });

  test.each([0, 1])('of many who change version %i at once, one does', async (version) => {
    if (version === 1) await save('แรก', 0);
    const saved = await Promise.all(
      Array.from({ length: 12 }, (_, index) => save(`${index}`, version, `officer${index}`)),
    );
    const [won, ...others] = saved.filter((record) => record !== null);
    expect(others).toEqual([]);
    const history = await store.history('answer', 'lunch');
    expect(history.map(({ version: one }) => one)).toEqual(version === 1 ? [2, 1] : [1]);
    expect(history[0]).toMatchObject({ by: won?.edit.by, after: { text: won?.entry.text } });
  });

  test('that is removed is not found by people, and can be brought back', async () => {
    await save('ไม่พัก', 0);
    const removal = { kind: 'answer', key: 'lunch', by: 'malee', at } as const;
    expect(await store.remove({ ...removal, expectedVersion: 5 })).toBe(false);
    expect(await store.remove({ ...removal, expectedVersion: 1 })).toBe(true);
    expect(await store.remove({ ...removal, expectedVersion: 2 })).toBe(false);
    expect(contentOf((await store.all()).records).answers).toEqual([]);
    expect(await store.find('answer', 'lunch')).toMatchObject({ isRemoved: true, version: 2 });
    const back = { kind: 'answer', entry: answer('ไม่พัก'), by: 'malee', at, how: 'restore' } as const;
    expect(await store.save({ ...back, expectedVersion: 2 })).toMatchObject({ isRemoved: false, version: 3 });
    expect(contentOf((await store.all()).records).answers).toHaveLength(1);
    expect((await store.history('answer', 'lunch')).map(({ how }) => how)).toEqual([
      'restore',
      'remove',
      'edit',
    ]);
  });

  test('remembers what the files said below an officer’s words, however often those change', async () => {
    await load('answer', answer('จากไฟล์'));
    expect(await store.find('answer', 'lunch')).toMatchObject({
      origin: 'file',
      edit: { by: 'office files' },
    });
    await save('หนึ่ง', 1);
    await save('สอง', 2);
    expect(await store.find('answer', 'lunch')).toMatchObject({
      ...{ origin: 'console', entry: { text: 'สอง' }, fileEntry: { text: 'จากไฟล์' } },
    });
    await load('answer', answer('ไฟล์ใหม่'), 3);
    const loaded = await store.find('answer', 'lunch');
    expect(loaded).toMatchObject({ origin: 'file', entry: { text: 'ไฟล์ใหม่' }, version: 4 });
    expect(loaded?.fileEntry).toEqual(loaded?.entry);
  });

  test('with a field that is not there does not come back with an empty one', async () => {
    const entry = { ...smallEntry('contact'), phone: undefined } as unknown as EntryOf<'contact'>;
    await store.save({ kind: 'contact', entry, by: 'somying', at, expectedVersion: 0, how: 'edit' });
    expect((await store.find('contact', 'office'))?.entry).toEqual(smallEntry('contact'));
  });

  test('of every kind has a key that is its own', async () => {
    const content = smallContent({
      synonyms: [smallEntry('synonym', { means: 'a:b' }), smallEntry('synonym', { means: 'ก่อสร้าง $x.y' })],
    });
    await loadIntoStore(store, content, { clock });
    const { records } = await store.all();
    expect(contentOf(records)).toEqual(content);
  });
});

describe('the history', () => {
  test('has every change, the newest first, with what stood there before and after', async () => {
    await load('answer', answer('จากไฟล์'));
    await save('หนึ่ง', 1);
    await store.remove({ kind: 'answer', key: 'lunch', by: 'malee', at, expectedVersion: 2 });
    const shown = (await store.history('answer', 'lunch')).map(({ version, how, by, before, after }) => [
      ...[version, how, by],
      ...[before?.text ?? null, after?.text ?? null],
    ]);
    expect(shown).toEqual([
      [3, 'remove', 'malee', 'หนึ่ง', null],
      [2, 'edit', 'somying', 'จากไฟล์', 'หนึ่ง'],
      [1, 'load', 'office files', null, 'จากไฟล์'],
    ]);
    expect(await store.history('answer', 'nothing')).toEqual([]);
  });

  test('goes by pages', async () => {
    for (let version = 0; version < 7; version += 1) await save(`${version}`, version);
    const first = await store.history('answer', 'lunch', { limit: 3 });
    expect(first.map(({ version, before }) => [version, before?.text])).toEqual([
      [7, '5'],
      [6, '4'],
      [5, '3'],
    ]);
    const rest = await store.history('answer', 'lunch', { before: 5 });
    expect(rest.map(({ version }) => version)).toEqual([4, 3, 2, 1]);
    expect(rest.at(-1)).toMatchObject({ before: null, after: { text: '0' } });
  });

  test('shows no change that a process died before, and loses none that it died after', async () => {
    await save('หนึ่ง', 0);
    // Dying between the two writes of a change leaves a copy of the version that still stands.
    const [standing] = await documents().find().toArray();
    const {
      _id: of,
      version,
      entry,
      isRemoved,
      how,
      by,
      at: when,
    } = { ...standing } as Record<string, unknown>;
    await versions().insertOne({ of, version, entry, isRemoved, how, by, at: when } as never);
    expect(await store.history('answer', 'lunch')).toHaveLength(1);
    await save('สอง', 1, 'malee');
    const history = await store.history('answer', 'lunch');
    expect(history.map(({ version: one, by: who, after }) => [one, who, after?.text])).toEqual([
      [2, 'malee', 'สอง'],
      [1, 'somying', 'หนึ่ง'],
    ]);
  });
});

describe('the revision', () => {
  test('tells of every write and of nothing else', async () => {
    const seen = [await store.revision()];
    const write = async (deed: () => Promise<unknown>) => {
      await deed();
      seen.push(await store.revision());
    };
    await write(() => save('หนึ่ง', 0));
    await write(() => save('สอง', 1));
    await write(() => load('contact', smallEntry('contact')));
    await write(() => store.mark([{ kind: 'contact', key: 'office', version: 1, place: 4 }]));
    await write(() => store.remove({ kind: 'contact', key: 'office', by: 'x', at, expectedVersion: 1 }));
    expect(new Set(seen).size).toBe(seen.length);
    const last = seen.at(-1);
    await save('สายไป', 1);
    await store.history('answer', 'lunch');
    await store.all();
    expect(await store.revision()).toBe(last);
  });

  test('is read from an index alone', async () => {
    await loadIntoStore(store, smallContent(), { clock });
    const explained = await documents()
      .aggregate([{ $group: { _id: null, writes: { $sum: '$writes' } } }], { hint: { writes: 1 } })
      .explain('executionStats');
    expect(JSON.stringify(explained)).toContain('"totalDocsExamined":0');
  });
});

describe('what is stored and no longer fits', () => {
  test('is left out and reported, without the words that stand there; the rest is read', async () => {
    await loadIntoStore(store, smallContent(), { clock });
    await documents().updateOne({ _id: 'answer:lunch' }, { $set: { 'entry.text': 42, 'entry.secret': 'x' } });
    await documents().updateOne({ _id: 'contact:office' }, { $set: { kind: 'poem' } });
    const { records, unfit } = await store.all();
    expect(records).toHaveLength(6);
    expect(unfit.map(({ kind, key }) => [kind, key])).toEqual([
      ['answer', 'lunch'],
      ['poem', 'office'],
    ]);
    expect(unfit[0]?.faults.join()).toMatch(/^text: .*expected string/);
    expect(await store.find('answer', 'lunch')).toBeNull();
  });

  test('is mended by the files', async () => {
    await loadIntoStore(store, smallContent(), { clock });
    await documents().updateOne({ _id: 'answer:lunch' }, { $unset: { 'entry.text': '' } });
    const report = await loadIntoStore(store, smallContent(), { clock });
    expect(countsOf(report)).toMatchObject({ update: 1, same: 7, unfit: 0 });
    expect((await store.find('answer', 'lunch'))?.entry.text).toBe('ไม่พัก');
  });

  test('what a newer schema fills in is there, and is no change of the files', async () => {
    await loadIntoStore(store, smallContent(), { clock });
    await documents().updateMany({ kind: 'answer' }, { $unset: { 'entry.links': '', 'entry.asks': '' } });
    expect((await store.find('answer', 'lunch'))?.entry.links).toEqual([]);
    expect(countsOf(await loadIntoStore(store, smallContent(), { clock }))).toMatchObject({
      same: 8,
      update: 0,
    });
  });
});

describe('loading', () => {
  const none = { add: 0, update: 0, retire: 0, conflict: 0, missing: 0, edited: 0, unfit: 0, beaten: 0 };

  test('adds everything once; a second run changes nothing', async () => {
    expect(await loadAtStart(store, smallContent(), clock)).toEqual({ ...none, add: 8, same: 0 });
    const revision = await store.revision();
    expect(await loadAtStart(store, smallContent(), clock)).toEqual({ ...none, same: 8 });
    expect(await store.revision()).toBe(revision);
  });

  test('in several processes at once adds everything once', async () => {
    const counts = await Promise.all([1, 2, 3].map(() => loadAtStart(store, smallContent(), clock)));
    const sum = (of: 'add' | 'same' | 'beaten') => counts.reduce((total, one) => total + one[of], 0);
    expect(sum('add') + sum('same')).toBe(24);
    expect((await store.all()).records.map(({ version }) => version)).toEqual(Array(8).fill(1));
  });

  test('that broke off midway goes on the next time', async () => {
    await load('answer', answer('ไม่พัก'));
    expect(await loadAtStart(store, smallContent(), clock)).toEqual({ ...none, add: 7, same: 1 });
  });

  test('never takes an officer’s words away at a start', async () => {
    await loadAtStart(store, smallContent(), clock);
    await save('คำของเจ้าหน้าที่', 1);
    const changed = smallContent({ answers: [answer('ไฟล์ใหม่')] });
    expect(await loadAtStart(store, changed, clock)).toEqual({ ...none, same: 7, conflict: 1 });
    expect(await loadAtStart(store, smallContent({ answers: [] }), clock)).toMatchObject({ missing: 1 });
    expect((await store.find('answer', 'lunch'))?.entry.text).toBe('คำของเจ้าหน้าที่');
    const forced = await loadIntoStore(store, changed, { clock, overwrite: true });
    expect(countsOf(forced)).toEqual({ ...none, same: 7, update: 1 });
    expect((await store.history('answer', 'lunch'))[0]?.before?.text).toBe('คำของเจ้าหน้าที่');
  });

  test('a file that says what an officer wrote agrees from then on, and its next change is taken', async () => {
    await loadAtStart(store, smallContent(), clock);
    await save('คำของเจ้าหน้าที่', 1);
    const exported = smallContent({ answers: [answer('คำของเจ้าหน้าที่')] });
    expect(await loadAtStart(store, exported, clock)).toEqual({ ...none, same: 8 });
    expect(await store.find('answer', 'lunch')).toMatchObject({ origin: 'file', version: 2 });
    const next = smallContent({ answers: [answer('ไฟล์ใหม่')] });
    expect(await loadAtStart(store, next, clock)).toEqual({ ...none, same: 7, update: 1 });
  });

  test('takes out what is gone from the files when told to, and brings it back with them', async () => {
    await loadAtStart(store, smallContent(), clock);
    const without = smallContent({ answers: [] });
    const retired = await loadIntoStore(store, without, { clock, retire: true });
    expect(countsOf(retired)).toEqual({ ...none, same: 7, retire: 1 });
    expect(contentOf((await store.all()).records)).toEqual(without);
    expect(countsOf(await loadIntoStore(store, without, { clock, retire: true }))).toEqual({
      ...none,
      same: 7,
    });
    expect(await loadAtStart(store, smallContent(), clock)).toEqual({ ...none, same: 7, update: 1 });
    expect(contentOf((await store.all()).records)).toEqual(smallContent());
  });

  test('a dry run says the same and writes nothing', async () => {
    const report = await loadIntoStore(store, smallContent(), { clock, isDryRun: true });
    expect(countsOf(report)).toEqual({ ...none, add: 8, same: 0 });
    expect((await store.all()).records).toEqual([]);
  });

  test('keeps the order of the files, whatever officers add', async () => {
    const answers = ['bb', 'aa', 'cc'].map((id) => answer('x', id));
    await loadAtStart(store, smallContent({ answers }), clock);
    await store.save({
      kind: 'answer',
      entry: answer('y', 'a0'),
      by: 'x',
      at,
      expectedVersion: 0,
      how: 'edit',
    });
    const order = async () => contentOf((await store.all()).records).answers.map(({ id }) => id);
    expect(await order()).toEqual(['bb', 'aa', 'cc', 'a0']);
    const revision = await store.revision();
    await loadAtStart(store, smallContent({ answers }), clock);
    expect(await store.revision()).toBe(revision);
    await loadAtStart(store, smallContent({ answers: [...answers].reverse() }), clock);
    expect(await order()).toEqual(['cc', 'aa', 'bb', 'a0']);
  });
});
