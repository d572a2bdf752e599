import type { Content } from '../../src/knowledge/content.ts';
import { entriesIn } from '../../src/knowledge/content-entries.ts';
import { type LoadOptions, planLoad } from '../../src/knowledge/load-plan.ts';
import type { ContentRecord, StoredContent, UnfitRecord } from '../../src/knowledge/ports.ts';
import { smallContent, smallEntry } from './small-content.ts';

const at = new Date('2026-11-22T03:00:00Z');
const answer = (text: string, id = 'lunch') => smallEntry('answer', { id, text });
const withAnswers = (...answers: Content['answers']) => smallContent({ answers });

/** What is stored after a content was loaded. */
function loaded(content: Content): ContentRecord[] {
  return entriesIn(content).map(
    ({ kind, key, entry, place }) =>
      ({
        ...{ kind, key, entry, place, version: 1, origin: 'file', fileEntry: entry, isRemoved: false },
        edit: { how: 'load', by: 'office files', at },
      }) as ContentRecord,
  );
}

/** What is stored after an officer did something to the answer. */
function afterOfficer(content: Content, change: Partial<ContentRecord>): StoredContent {
  const edit = { how: 'edit', by: 'somying', at } as const;
  const records = loaded(content).map((record) =>
    record.kind === 'answer' ? { ...record, version: 2, origin: 'console', edit, ...change } : record,
  );
  return { records: records as ContentRecord[], unfit: [] };
}

const storedAs = (content: Content): StoredContent => ({ records: loaded(content), unfit: [] });

/** The fate of the answers alone, the other kinds being the same. */
function fates(files: Content, stored: StoredContent, options?: LoadOptions) {
  const steps = planLoad(files, stored, options);
  expect(steps.filter(({ kind, deed }) => kind !== 'answer' && deed !== 'same')).toEqual([]);
  return steps.filter(({ kind }) => kind === 'answer').map(({ key, deed }) => `${key}: ${deed}`);
}

test('everything is added to an empty store, and is the same the next time', () => {
  const content = smallContent();
  const first = planLoad(content, { records: [], unfit: [] });
  expect(first.map(({ deed, version }) => [deed, version])).toEqual(first.map(() => ['add', 0]));
  expect(first).toHaveLength(8);
  const again = planLoad(content, storedAs(content));
  expect(again.every(({ deed, note }) => deed === 'same' && !note)).toBe(true);
});

test('what the files changed is updated; what only an officer changed stays', () => {
  const before = withAnswers(answer('ไม่พัก'));
  expect(fates(withAnswers(answer('พัก')), storedAs(before))).toEqual(['lunch: update']);
  const edited = afterOfficer(before, { entry: answer('พักครึ่งชั่วโมง') });
  expect(fates(before, edited)).toEqual(['lunch: edited']);
  expect(fates(before, edited, { overwrite: true })).toEqual(['lunch: edited']);
});

test('what both changed is a conflict, and the files win only when told to', () => {
  const edited = afterOfficer(withAnswers(answer('ไม่พัก')), { entry: answer('พักครึ่งชั่วโมง') });
  const files = withAnswers(answer('พัก'));
  expect(fates(files, edited)).toEqual(['lunch: conflict']);
  expect(planLoad(files, edited).find(({ deed }) => deed === 'conflict')?.edit?.by).toBe('somying');
  expect(fates(files, edited, { overwrite: true })).toEqual(['lunch: update']);
});

test('where both changed it to the same, it is noted that they agree', () => {
  const edited = afterOfficer(withAnswers(answer('ไม่พัก')), { entry: answer('พัก') });
  const step = planLoad(withAnswers(answer('พัก')), edited).find(({ kind }) => kind === 'answer');
  expect(step).toMatchObject({ deed: 'same', note: { isAsInFile: true } });
});

test('what an officer removed stays removed, and is a conflict once the files change it', () => {
  const removed = afterOfficer(withAnswers(answer('ไม่พัก')), { isRemoved: true });
  expect(fates(withAnswers(answer('ไม่พัก')), removed)).toEqual(['lunch: edited']);
  expect(fates(withAnswers(answer('พัก')), removed)).toEqual(['lunch: conflict']);
  expect(fates(withAnswers(answer('พัก')), removed, { overwrite: true })).toEqual(['lunch: update']);
});

test('what is in no file any more stays unless it is to be retired; an officer’s words need both flags', () => {
  const before = withAnswers(answer('ไม่พัก'));
  const none = withAnswers();
  expect(fates(none, storedAs(before))).toEqual(['lunch: missing']);
  expect(fates(none, storedAs(before), { retire: true })).toEqual(['lunch: retire']);
  const edited = afterOfficer(before, { entry: answer('พัก') });
  expect(fates(none, edited, { retire: true })).toEqual(['lunch: missing']);
  expect(fates(none, edited, { retire: true, overwrite: true })).toEqual(['lunch: retire']);
});

test('what was retired comes back with the file', () => {
  const retired = afterOfficer(withAnswers(answer('ไม่พัก')), { origin: 'file', isRemoved: true });
  expect(fates(withAnswers(answer('ไม่พัก')), retired)).toEqual(['lunch: update']);
});

test('what was made in the console is never missing, and meets a file of the same name as a conflict', () => {
  const content = withAnswers(answer('ไม่พัก'));
  const made = afterOfficer(content, {});
  const records = made.records.map(({ fileEntry, ...record }) =>
    record.kind === 'answer' ? record : { ...record, fileEntry },
  ) as ContentRecord[];
  const stored = { records, unfit: [] };
  expect(fates(withAnswers(), stored, { retire: true, overwrite: true })).toEqual(['lunch: edited']);
  expect(fates(withAnswers(answer('พัก')), stored)).toEqual(['lunch: conflict']);
  expect(fates(content, stored)).toEqual(['lunch: same']);
});

test('an entry that cannot be read is mended by the files, an officer’s only when told to', () => {
  const unfit = (origin: 'file' | 'console'): StoredContent => {
    const record: UnfitRecord = {
      ...{ kind: 'answer', key: 'lunch', version: 4, origin, isRemoved: false },
      faults: ['text: missing'],
    };
    return { records: loaded(withAnswers()), unfit: [record] };
  };
  const files = withAnswers(answer('พัก'));
  expect(fates(files, unfit('file'))).toEqual(['lunch: update']);
  expect(fates(files, unfit('console'))).toEqual(['lunch: conflict']);
  expect(fates(files, unfit('console'), { overwrite: true })).toEqual(['lunch: update']);
  expect(planLoad(files, unfit('file')).find(({ key }) => key === 'lunch')?.version).toBe(4);
});

test('entries take the order of the files, and keep their places when it is theirs already', () => {
  const [a, b, c] = [answer('1', 'aa'), answer('2', 'bb'), answer('3', 'cc')];
  const stored = storedAs(withAnswers(a, b, c));
  const places = (files: Content) =>
    planLoad(files, stored)
      .filter(({ kind }) => kind === 'answer')
      .map(({ key, deed, place, note }) => [key, deed, note?.place ?? place]);
  expect(places(withAnswers(a, c))).toEqual([
    ['aa', 'same', undefined],
    ['cc', 'same', undefined],
    ['bb', 'missing', undefined],
  ]);
  expect(places(withAnswers(a, c, b))).toEqual([
    ['aa', 'same', 0],
    ['cc', 'same', 1],
    ['bb', 'same', 2],
  ]);
  expect(places(withAnswers(answer('0', 'dd'), a, b, c))).toEqual([
    ['dd', 'add', 0],
    ['aa', 'same', 1],
    ['bb', 'same', 2],
    ['cc', 'same', 3],
  ]);
});

test('years and disclosures stand by year and code in whatever order a file has them', () => {
  const items = [10, 2, 1].map((code) => smallEntry('disclosure', { code: `O${code}` }));
  const places = entriesIn(smallContent({ disclosures: items }))
    .filter(({ kind }) => kind === 'disclosure' || kind === 'year')
    .map(({ key, place }) => [key, place]);
  expect(places).toEqual([
    ['2564', 256400],
    ['2564-O10', 256410],
    ['2564-O2', 256402],
    ['2564-O1', 256401],
  ]);
});
