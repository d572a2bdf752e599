import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Content } from '../../src/knowledge/content.ts';
import { readContent } from '../../src/office/load-content.ts';
import { loadOffice } from '../../src/office/load-office.ts';
import { disclosuresWithoutYear, writeContent } from '../../src/office/write-content.ts';
import { smallContent, smallEntry } from '../knowledge/small-content.ts';

const office = loadOffice('office');
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'office-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function readBack(content: Content) {
  for (const { name, text } of writeContent(content)) writeFileSync(join(folder, name), text);
  return readContent(folder, office);
}

test('what is written comes back the same', () => {
  expect(readBack(smallContent())).toEqual({ content: smallContent(), faults: [] });
});

test('the content of the sample office comes back the same', () => {
  const { content } = readContent('office', office);
  expect(readBack(content).content).toEqual(content);
});

test('text that means something in YAML, and what the schema would fill in otherwise, comes back the same', () => {
  const texts = [
    'no',
    '1567',
    '2026-11-22',
    '- a',
    'a: b # c',
    '"x"',
    'บรรทัดแรก\nบรรทัดสอง\n- จบ',
    '@x',
    '{a}',
    '~',
  ];
  const answers = texts.map((text, index) =>
    smallEntry('answer', {
      ...{
        id: `answer-${index}`,
        text,
        names: ['1', 'on'],
        asks: [text],
        check: { by: 'yes', on: '2026-01-02' },
      },
      links: [{ title: 'null', url: 'https://example.com/?a=b&c=%20#d' }],
    }),
  );
  const contacts = [smallEntry('contact', { isOurs: false, hours: 'always', phone: '075-123456' })];
  const content = smallContent({ answers, contacts, intents: [], topics: [smallEntry('topic')] });
  expect(readBack(content)).toEqual({ content, faults: [] });
});

test('what the schema fills in is not written', () => {
  const text = writeContent(smallContent()).find(({ name }) => name === 'contacts.yaml')?.text;
  expect(text).toBe('- id: office\n  name: ที่ทำการ อบต.\n  about: มาติดต่อได้\n  check: sample\n');
});

test('a year has a file, with its own disclosures alone', () => {
  const years = [2564, 2569].map((year) => smallEntry('year', { year }));
  const disclosures = [2564, 2569].flatMap((year) =>
    ['O1', 'O2'].map((code) => smallEntry('disclosure', { year, code })),
  );
  const names = writeContent(smallContent({ years, disclosures })).map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(['disclosures-2564.yaml', 'disclosures-2569.yaml']));
  expect(readBack(smallContent({ years, disclosures })).content.disclosures).toEqual(disclosures);
});

test('disclosures whose year is not there are told of', () => {
  const disclosures = [smallEntry('disclosure'), smallEntry('disclosure', { year: 2569 })];
  expect(disclosuresWithoutYear(smallContent({ disclosures })).map(({ year }) => year)).toEqual([2569]);
});
