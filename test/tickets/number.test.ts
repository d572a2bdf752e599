import { fiscalYearOf, readTicketNumber, ticketNumber } from '../../src/tickets/number.ts';

test.each([
  ['2020-09-30T16:59:59Z', 2563],
  ['2020-09-30T17:00:00Z', 2564],
  ['2021-03-31T23:59:59+07:00', 2564],
  ['2021-09-30T23:59:59+07:00', 2564],
  ['2021-12-31T23:59:59+07:00', 2565],
  ['2022-01-01T00:00:00+07:00', 2565],
  ['2026-11-22T12:00:00+07:00', 2570],
  ['2024-02-29T12:00:00+07:00', 2567],
])('%s falls in the fiscal year %p', (at, year) => {
  expect(fiscalYearOf(new Date(at))).toBe(year);
});

test.each([
  ['complaint', 1, 'C-2569-0001'],
  ['request', 42, 'R-2569-0042'],
  ['tip', 9999, 'T-2569-9999'],
  ['complaint', 10000, 'C-2569-10000'],
] as const)('%s %p is %s, and read again', (kind, running, number) => {
  expect(ticketNumber(kind, 2569, running)).toBe(number);
  expect(readTicketNumber(number)).toEqual({ number, kind });
});

describe('a number in what people type', () => {
  test.each([
    ['c-2569-0001', 'C-2569-0001'],
    ['C25690001', 'C-2569-0001'],
    ['C 2569 0001', 'C-2569-0001'],
    ['C - 2569 - 0001', 'C-2569-0001'],
    ['C\u20132569\u20130001', 'C-2569-0001'],
    ['C.2569/0001', 'C-2569-0001'],
    ['เรื่องC-2569-0001ถึงไหนแล้ว', 'C-2569-0001'],
    ['(t-2570-0012)', 'T-2570-0012'],
    ['R-2569-00000007', 'R-2569-0007'],
    ['C-๒๕๖๙-๐๐๐๑', 'C-2569-0001'],
  ])('%s is %s', (typed, number) => {
    expect(readTicketNumber(typed)?.number).toBe(number);
  });

  test.each([
    '',
    '6600012',
    'X-2569-0001',
    'C-1999-0001',
    'C-2569-001',
    'C-2569-000123456789',
    'abc-2569-0001',
    '2569-0001',
    `C-2569-${'0'.repeat(3000)}`,
  ])('%p is none', (typed) => {
    expect(readTicketNumber(typed)).toBeNull();
  });
});
