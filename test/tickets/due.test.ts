import { dueAt, isDueSoon, isOverdue } from '../../src/tickets/sla.ts';
import { statuses } from '../../src/tickets/status.ts';
import { workingCalendar } from '../../src/tickets/working-days.ts';

const settings = { closesAt: '16:30', extraHolidays: [] as string[], notHolidays: [] as string[] };
const calendar = workingCalendar(settings);
const bangkok = (at: string) => new Date(`${at}+07:00`);
const noon = (day: string) => bangkok(`${day}T12:00:00`);

describe('a working day', () => {
  test.each([
    ['a Monday', '2026-11-23', true],
    ['a Saturday', '2026-11-28', false],
    ['a Sunday', '2026-11-29', false],
    ['Songkran', '2027-04-13', false],
    ['the second day of Songkran', '2027-04-14', false],
    ['the third', '2027-04-15', false],
    ['the day after', '2027-04-16', true],
    ['New Year’s Eve', '2026-12-31', false],
    ['New Year', '2027-01-01', false],
    ['Constitution Day', '2026-12-10', false],
    ['Asalha Puja, which goes by the moon', '2026-07-29', false],
    ['the Monday for a holiday on Saturday', '2026-12-07', false],
    ['the Monday for a holiday on Sunday', '2026-06-01', false],
    ['the Monday for Chakri Day on Sunday', '2025-04-07', false],
    ['one day for Songkran that began on Sunday', '2025-04-16', false],
    ['and no second one', '2025-04-17', true],
    ['one day for two holidays on one weekend', '2024-07-22', false],
    ['and no second one for them', '2024-07-23', true],
    ['one day for New Year on a weekend, over the turn of the year', '2023-01-02', false],
    ['and no second one for that', '2023-01-03', true],
    ['one day for Songkran on a whole weekend', '2024-04-16', false],
    ['and no second one for that either', '2024-04-17', true],
  ])('%s: %s is %p', (_, day, isWorking) => {
    expect(calendar.isWorkingDay(noon(day))).toBe(isWorking);
  });

  test('begins and ends at midnight in Bangkok', () => {
    expect(calendar.isWorkingDay(bangkok('2026-11-22T23:59:59'))).toBe(false);
    expect(calendar.isWorkingDay(bangkok('2026-11-23T00:00:00'))).toBe(true);
    expect(calendar.isWorkingDay(bangkok('2026-11-27T23:59:59'))).toBe(true);
    expect(calendar.isWorkingDay(bangkok('2026-11-28T00:00:00'))).toBe(false);
  });

  test('is what the office says: days added, days taken back', () => {
    const own = workingCalendar({
      ...settings,
      extraHolidays: ['2026-11-24'],
      notHolidays: ['2026-12-10', '2026-12-07'],
    });
    expect(own.isWorkingDay(noon('2026-11-24'))).toBe(false);
    expect(own.isWorkingDay(noon('2026-12-10'))).toBe(true);
    expect(own.isWorkingDay(noon('2026-12-07'))).toBe(true);
    expect(own.isWorkingDay(noon('2026-12-05'))).toBe(false);
  });
});

describe('a due date', () => {
  const working = (days: number) => ({ days, count: 'working' as const });
  const calendarDays = (days: number) => ({ days, count: 'calendar' as const });
  test.each([
    ['does not count the day of opening', '2026-11-23T09:00', working(1), '2026-11-24T16:30'],
    ['late at night is still that day', '2026-11-23T23:59', working(1), '2026-11-24T16:30'],
    ['passes a weekend', '2026-11-27T09:00', working(1), '2026-11-30T16:30'],
    ['opened on a Saturday', '2026-11-28T09:00', working(1), '2026-11-30T16:30'],
    ['fifteen working days over four holidays', '2026-11-30T09:00', working(15), '2026-12-23T16:30'],
    ['passes New Year', '2026-12-30T09:00', working(2), '2027-01-05T16:30'],
    ['passes Songkran', '2027-04-12T09:00', working(1), '2027-04-16T16:30'],
    ['calendar days run on through a weekend', '2026-11-23T09:00', calendarDays(7), '2026-11-30T16:30'],
    [
      'calendar days that end on a holiday end on the next working day',
      '2026-11-25T09:00',
      calendarDays(15),
      '2026-12-11T16:30',
    ],
    [
      'calendar days that end on a Saturday end on Monday',
      '2026-11-23T09:00',
      calendarDays(5),
      '2026-11-30T16:30',
    ],
  ])('%s', (_, opened, rule, due) => {
    expect(dueAt(bangkok(`${opened}:00`), rule, calendar)).toEqual(bangkok(`${due}:00`));
  });
});

describe('overdue and due soon', () => {
  const due = bangkok('2026-11-25T16:30:00');
  const ticket = { status: 'open' as const, dueAt: due };
  const later = (ms: number) => new Date(due.getTime() + ms);
  const day = 24 * 60 * 60 * 1000;

  test.each([
    ['four days before', later(-4 * day), false, false],
    ['three days before', later(-3 * day), false, true],
    ['at the very moment', due, false, true],
    ['a moment later', later(1), true, false],
  ])('%s', (_, now, overdue, soon) => {
    expect([isOverdue(ticket, now), isDueSoon(ticket, now)]).toEqual([overdue, soon]);
  });

  test('only while the office owes something', () => {
    const late = statuses.filter((status) => isOverdue({ status, dueAt: due }, later(day)));
    const soon = statuses.filter((status) => isDueSoon({ status, dueAt: due }, later(-day)));
    expect(late).toEqual(['new', 'open', 'pending']);
    expect(soon).toEqual(late);
  });
});
