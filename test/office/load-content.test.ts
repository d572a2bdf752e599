import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OperatorError } from '../../src/errors.ts';
import { loadContent, readContent } from '../../src/office/load-content.ts';
import { loadOffice } from '../../src/office/load-office.ts';

const office = loadOffice('office');
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'office-'));
  cpSync('office', folder, { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function change(name: string, from: string | RegExp, to: string) {
  const path = join(folder, name);
  const before = readFileSync(path, 'utf8');
  const after = before.replace(from, to);
  expect(after).not.toBe(before);
  writeFileSync(path, after);
}

const faults = () => readContent(folder, office).faults;

test('the sample content is right and whole', () => {
  const content = loadContent('office', office);
  expect(content.procedures.length).toBeGreaterThanOrEqual(25);
  expect(content.disclosures.filter(({ year }) => year === 2564)).toHaveLength(43);
  expect(content.years.map(({ year }) => year)).toEqual([2564, 2569]);
  expect(content.contacts.length).toBeGreaterThan(0);
  expect(content.answers.length).toBeGreaterThan(0);
  expect(content.synonyms.length).toBeGreaterThan(0);
  expect(content.intents.map(({ id }) => id)).toEqual(expect.arrayContaining(['complaint', 'other']));
});

test('no sample link is shown to the public', () => {
  const { disclosures, procedures } = loadContent('office', office);
  const urls = [...disclosures.flatMap(({ links }) => links), ...procedures.flatMap(({ forms }) => forms)];
  expect(urls.filter(({ url }) => url.includes('.example'))).toEqual([]);
});

describe('a fault is told by file, entry and field', () => {
  test.each<[string, string, string | RegExp, string, RegExp]>([
    [
      'a field nobody knows',
      'procedures.yaml',
      '  shelf:',
      '  colour: red\n  shelf:',
      /procedures\.yaml: entry land-building-tax \(number 1\): .*colour/,
    ],
    [
      'a field that is missing',
      'procedures.yaml',
      /^ {2}nextStep:.*$/m,
      '',
      /procedures\.yaml: entry land-building-tax .*nextStep/,
    ],
    [
      'an empty value',
      'procedures.yaml',
      /^ {2}shelf:.*$/m,
      "  shelf: ''",
      /procedures\.yaml: entry land-building-tax .*shelf/,
    ],
    [
      'no such division',
      'procedures.yaml',
      /^ {2}division:.*$/m,
      '  division: nowhere',
      /procedures\.yaml: entry land-building-tax: division: no such division/,
    ],
    [
      'an entry twice',
      'procedures.yaml',
      'id: land-tax-objection',
      'id: land-building-tax',
      /procedures\.yaml: entry land-building-tax: stands there twice/,
    ],
    [
      'a check that is neither',
      'procedures.yaml',
      /^ {2}check:.*$/m,
      '  check: yes',
      /procedures\.yaml: entry land-building-tax .*check/,
    ],
    [
      'a year in the wrong file',
      'disclosures-2564.yaml',
      'year: 2564',
      'year: 2565',
      /disclosures-2564\.yaml: year: 2565 belongs into disclosures-2565\.yaml/,
    ],
    [
      'a code that is none',
      'disclosures-2564.yaml',
      /code: O18\b/,
      'code: 018',
      /disclosures-2564\.yaml: entry .*code/,
    ],
    [
      'no such topic',
      'disclosure-topics.yaml',
      'id: structure',
      'id: structures',
      /disclosures-2564\.yaml: entry O1: topics: no such topic in disclosure-topics\.yaml: structure/,
    ],
    [
      'an answer under nothing',
      'answers.yaml',
      /^ {2}under:.*$/m,
      '  under: nothing',
      /answers\.yaml: entry .*: under: neither/,
    ],
    ['a synonym of nothing', 'synonyms.yaml', /said: \[[^\]]*\]/, 'said: []', /synonyms\.yaml: entry .*said/],
  ])('%s', (_, file, from, to, expected) => {
    change(file, from, to);
    expect(faults().join('\n')).toMatch(expected);
    expect(() => loadContent(folder, office)).toThrow(OperatorError);
  });

  test('every fault at once, not the first alone', () => {
    change('contacts.yaml', /^- id: \S+/m, '- id: "1"');
    rmSync(join(folder, 'synonyms.yaml'));
    writeFileSync(join(folder, 'answers.yaml'), 'a: b');
    writeFileSync(join(folder, 'intents.yaml'), '- [');
    expect(faults()).toEqual([
      expect.stringMatching(/^contacts\.yaml: entry 1 \(number 1\): id/),
      'answers.yaml: is not a list',
      expect.stringMatching(/^intents\.yaml cannot be read/),
      expect.stringMatching(/^synonyms\.yaml cannot be read/),
    ]);
  });

  test('a folder without any year', () => {
    for (const year of [2564, 2569]) rmSync(join(folder, `disclosures-${year}.yaml`));
    expect(faults()).toContain('disclosures-<year>.yaml: there is none');
  });

  test('an empty file', () => {
    writeFileSync(join(folder, 'disclosures-2564.yaml'), '');
    expect(faults().join()).toMatch(/disclosures-2564\.yaml: /);
  });
});
