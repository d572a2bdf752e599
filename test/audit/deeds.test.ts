import {
  type AuditDeed,
  assertFits,
  deedRules,
  isAboutTip,
  theCommandLine,
  theSystem,
} from '../../src/audit/deeds.ts';
import { isUsername } from '../../src/staff/staff.ts';

const tip = 'Xk3-0aZ_9sLqYt7Bv2Wd';
// What a program could only say past the compiler.
const wrong = (deed: object) => () => assertFits(deed as AuditDeed);

test('deeds that keep to their rule fit', () => {
  const deeds: AuditDeed[] = [
    { who: 'somying', deed: 'signed-in', detail: 'second-factor' },
    { who: 'somying', deed: 'tip-viewed', about: tip },
    { who: 'somying', deed: 'original-opened', about: tip, detail: 'check-evidence' },
    { who: 'somying', deed: 'access-given', about: tip, detail: 'malee' },
    { who: theSystem, deed: 'tip-destroyed', about: tip, detail: 'period-over' },
    { who: theCommandLine, deed: 'staff-added', about: 'malee' },
    { who: theSystem, deed: 'retention-run' },
  ];
  for (const deed of deeds) expect(() => assertFits(deed)).not.toThrow();
});

test.each([
  ['an unknown deed', { who: 'somying', deed: 'flew' }],
  ['a name of every object', { who: 'somying', deed: 'toString' }],
  ['the beginning, which the chain makes itself', { who: theSystem, deed: 'chain-begun', about: tip }],
  ['a person by name', { who: 'สมหญิง ใจดี', deed: 'signed-out' }],
  ['nobody', { who: '', deed: 'signed-out' }],
  ['a tip without id', { who: 'somying', deed: 'tip-viewed' }],
  ['words in place of an id', { who: 'somying', deed: 'tip-viewed', about: 'the one about the road' }],
  [
    'a LINE user id',
    { who: 'somying', deed: 'tip-viewed', about: `U${'4af4980629'.repeat(4).slice(0, 32)}` },
  ],
  ['a receipt code', { who: 'somying', deed: 'tip-viewed', about: '12345678901234567890' }],
  ['something where there is nothing', { who: 'somying', deed: 'signed-out', about: tip }],
  ['a reason in words', { who: 'somying', deed: 'original-opened', about: tip, detail: 'I wanted to' }],
  ['a detail where there is none', { who: 'somying', deed: 'tip-viewed', about: tip, detail: 'road' }],
  ['a colleague by name', { who: 'somying', deed: 'tip-assigned', about: tip, detail: 'Malee J.' }],
])('%s is refused, without repeating it', (_, deed) => {
  expect(wrong(deed)).toThrow(/^(audit entry|not a deed)/);
  const { about = '', detail = '' } = deed as { about?: string; detail?: string };
  for (const value of [about, detail].filter(Boolean)) expect(wrong(deed)).not.toThrow(value);
});

test('actors that are no person can be nobody’s username', () => {
  for (const actor of [theSystem, theCommandLine]) expect(isUsername(actor)).toBe(false);
});

test('whether a deed is about a tip is known of each', () => {
  expect(Object.keys(deedRules).filter(isAboutTip)).toEqual([
    'tip-viewed',
    'original-opened',
    'tip-answered',
    'tip-status-changed',
    'tip-assigned',
    'tip-unassigned',
    'tip-noted',
    'tip-handed-over',
    'tip-exported',
    'tip-destroyed',
    'access-given',
    'access-removed',
  ]);
  expect(isAboutTip('toString')).toBe(false);
});
