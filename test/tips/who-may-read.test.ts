import { loadOffice } from '../../src/office/load-office.ts';
import type { Staff } from '../../src/staff/staff.ts';
import type { StaffName } from '../../src/tips/desks.ts';
import {
  eligibleReaders,
  isNamed,
  type Member,
  type NamedPeople,
  watchersOf,
} from '../../src/tips/who-may-read.ts';

const somying: StaffName = { username: 'somying', name: 'นางสาวสมหญิง ใจดี', division: 'clerk' };
const uraiwan: StaffName = { username: 'uraiwan', name: 'อุไรวรรณ ศรีวัง', division: 'clerk' };
const short: StaffName = { username: 'orn', name: 'นางอร มี', division: 'finance' };
const nowhere: StaffName = { username: 'prasert', name: 'ดร.ประเสริฐ น้ำผึ้ง' };
const everybody = [somying, uraiwan, short, nowhere];

const nobody: NamedPeople = { divisions: [], staff: [], words: [], story: [] };
const namedBy = (about: Partial<NamedPeople>) => namedOf(everybody, about);

const { divisions } = loadOffice('office');
const namedOf = (staff: readonly Member[], about: Partial<NamedPeople>) =>
  staff
    .filter((one) => isNamed(one, { ...nobody, ...about }, { staff, divisions }))
    .map(({ username }) => username);

test.each<[string, Partial<NamedPeople>, string[]]>([
  ['nobody', {}, []],
  ['an account', { staff: ['somying'] }, ['somying']],
  ['a whole division', { divisions: ['clerk'] }, ['somying', 'uraiwan']],
  ['somebody of a division', { divisions: ['clerk'], staff: ['uraiwan'] }, ['uraiwan']],
  [
    'somebody of another division beside it',
    { divisions: ['clerk'], staff: ['orn'] },
    ['somying', 'uraiwan', 'orn'],
  ],
  ['two divisions', { divisions: ['clerk', 'finance'], staff: ['somying'] }, ['somying', 'orn']],
  ['a first name', { words: ['สมหญิง'] }, ['somying']],
  ['a family name', { words: ['คนนามสกุลศรีวัง'] }, ['uraiwan']],
  ['a name with another title', { words: ['คุณสมหญิงที่นั่งหน้าห้อง'] }, ['somying']],
  ['a name without its tone marks', { words: ['พี่นำผึงนามสกุล น้ําผึ้ง'] }, ['prasert']],
  ['a name with spaces in it', { words: ['สม หญิง'] }, ['somying']],
  ['a username', { words: ['SOMYING'] }, ['somying']],
  ['a short name as a word', { words: ['เจ้าหน้าที่ชื่อ อร'] }, ['orn']],
  ['letters of a short name in other words', { words: ['เรื่องละคร อร่อย'] }, []],
  ['a whole name in the story', { story: ['วันนั้นนางสาวสมหญิง ใจดี รับเงิน'] }, ['somying']],
  ['half a name in the story', { story: ['เขาใจดีกับทุกคน'] }, []],
])('a tip that names %s', (_, about, expected) => {
  expect(namedBy(about)).toEqual(expected);
});

const account = (person: StaffName, more: Partial<Staff>): Staff => ({
  ...person,
  role: 'tip-officer',
  passwordHash: '',
  isActive: true,
  mustChangePassword: false,
  createdAt: new Date(0),
  sessionEpoch: 0,
  tipKey: {
    publicKey: 'key',
    isTrusted: true,
    locked: {
      version: 1,
      nonce: '',
      cipher: '',
      params: { version: 1, algorithm: 'argon2id13', salt: '', opslimit: 1, memlimit: 8192 },
    },
  },
  ...more,
});

const { tipKey, ...keyless } = account(somying, {});

test.each<[string, Staff, boolean, boolean]>([
  ['a trusted tip officer', account(somying, {}), true, true],
  ['a tip officer without a key', keyless, false, true],
  [
    'one whom nobody trusts yet',
    account(somying, { ...(tipKey ? { tipKey: { ...tipKey, isTrusted: false } } : {}) }),
    false,
    true,
  ],
  ['one whose account is closed', account(somying, { isActive: false }), false, false],
  ['an administrator', account(somying, { role: 'admin' }), false, true],
  ['an officer', account(somying, { role: 'officer' }), false, false],
])('%s', (_, staff, reads, watches) => {
  const everybody = { staff: [staff], divisions };
  expect(eligibleReaders(nobody, everybody)).toHaveLength(reads ? 1 : 0);
  expect(watchersOf(nobody, everybody)).toHaveLength(watches ? 1 : 0);
  const named = { ...nobody, staff: [staff.username] };
  expect([...eligibleReaders(named, everybody), ...watchersOf(named, everybody)]).toEqual([]);
});

describe('posts and divisions in words', () => {
  const of = (division: string, more: Partial<Member> = {}): Member => ({
    username: division,
    name: `${division} นามสกุล`,
    division,
    ...more,
  });
  const office = [
    ...divisions.map(({ id }) => of(id)),
    of('nowhere', { username: 'reader', role: 'tip-officer' }),
    of('nowhere', { username: 'machine', role: 'admin' }),
  ];
  const all = office.map(({ username }) => username);

  test.each<[string, string[]]>([
    ['หัวหน้ากองช่าง', ['works']],
    ['ผอ.กองช่าง กับลูกน้อง', ['works']],
    ['ผอ. กอง ช่าง', ['works']],
    ['กองช่าง', ['works']],
    ['กองชาง', ['works']],
    ['หัวหน้าช่าง', ['works']],
    ['นายช่างคนใหม่', ['works']],
    ['ช่างแดง', []],
    ['เจ้าหน้าที่คลัง', ['finance']],
    ['กองสวัสดิการ', ['welfare']],
    ['ผอ.กองศึกษา', ['education']],
    ['คนที่สาธารณสุขอำเภอ', []],
    ['นายก อบต.', ['executives']],
    ['รองนายก', ['executives']],
    ['นายกอบต', ['executives']],
    ['นายกิตติ', []],
    ['ปลัด', ['clerk']],
    ['รองปลัดคนเก่า', ['clerk']],
    ['สมาชิกสภา หมู่ 3', ['council']],
    ['ส.อบต. หมู่ 3', ['council']],
    ['สภาพถนนแย่', []],
    ['นายกกับกองคลัง', ['executives', 'finance']],
    ['ผู้รับเรื่องทุจริตทุกคน', ['reader']],
    ['เจ้าหน้าที่รับเรื่อง', ['reader']],
    ['แอดมิน', ['machine']],
    ['ผู้ดูแลระบบ', ['machine']],
    ['เจ้าหน้าที่ทุกคนใน อบต.', all],
    ['ไม่รู้', []],
    ['คนหนึ่งในหมู่บ้าน', []],
  ])('%s', (said, expected) => {
    expect(namedOf(office, { words: [said] })).toEqual(expected);
  });

  test('of what happened, only a name counts', () => {
    expect(namedOf(office, { story: ['เกิดที่กองช่าง ขอให้ผู้รับเรื่องทุจริตช่วยดู'] })).toEqual([]);
  });
});
