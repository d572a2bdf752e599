import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OperatorError } from '../../src/errors.ts';
import { loadOffice } from '../../src/office/load-office.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'office-'));
  cpSync('office', folder, { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function change(from: string | RegExp, to: string, name = 'office.yaml') {
  const path = join(folder, name);
  const before = readFileSync(path, 'utf8');
  const after = before.replace(from, to);
  expect(after).not.toBe(before);
  writeFileSync(path, after);
}

const faultOf = () => {
  try {
    loadOffice(folder);
    return null;
  } catch (error) {
    expect(error).toBeInstanceOf(OperatorError);
    return (error as Error).message;
  }
};

test('the sample office is right', () => {
  const office = loadOffice('office');
  expect(office.name).toContain('วังมะปรางเหนือ');
  expect(office.categories.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['ถนน', 'ไฟฟ้า', 'ประปา', 'ขยะ', 'เหตุรำคาญ']),
  );
});

describe('a mistake stops the start with a line that names file and field', () => {
  test.each<[string, string | RegExp, string, string]>([
    ['a category of no division', 'division: works', 'division: nowhere', 'categories.0.division'],
    ['two categories of one id', 'id: water,', 'id: road,', 'categories.2.id'],
    ['two categories of one name', 'name: ไฟฟ้า,', 'name: ถนน,', 'categories.1.name'],
    ['two divisions of one id', 'id: council', 'id: executives', 'divisions.1.id'],
    ['a village twice', 'number: 2 ', 'number: 1 ', 'villages.1.number'],
    ['two answer templates of one id', 'id: more', 'id: received', 'answerTemplates.1.id'],
    ['a name that is too long to tap', 'name: ขยะ,', `name: ${'ข'.repeat(21)},`, 'categories.3.name'],
    ['an hour that is none', 'closes: "16:30"', 'closes: "25:30"', 'hours.closes'],
    ['an opening hour that is none', 'opens: "08:30"', 'opens: "early"', 'hours.opens'],
    ['a date that is none', '"2027-02-22"', '"2027-02-30"', 'holidays.extra'],
    ['a due date of no days', 'complaint: { days: 15', 'complaint: { days: 0', 'due.complaint.days'],
    ['a field nobody knows', 'isSample: true', 'isSample: true\nslogan: x', 'slogan'],
    ['a field that is missing', 'province: ตรัง\n', '', 'province'],
    ['a telephone number that is none', 'phone: "1205"', 'phone: "call me"', 'outsideBodies.0.phone'],
  ])('%s', (_, from, to, field) => {
    change(from, to);
    expect(faultOf()).toMatch(new RegExp(`OFFICE_DIR: office\\.yaml .*${field.replace('.', '\\.')}`));
  });

  test('a broken YAML file', () => {
    writeFileSync(join(folder, 'office.yaml'), 'name: [');
    expect(faultOf()).toMatch(/OFFICE_DIR: office\.yaml cannot be read/);
  });

  test('a missing file', () => {
    rmSync(join(folder, 'office.yaml'));
    expect(faultOf()).toContain('OFFICE_DIR: office.yaml cannot be read');
  });
});
