import Holidays from 'date-holidays';
import { calendarDay, dayFormat, inBangkok } from './bangkok.ts';

/** The office's calendar, in Bangkok time. */
export interface WorkingCalendar {
  isWorkingDay(at: Date): boolean;
  /** The end of office hours of the day that `at` falls in. */
  endOfOffice(at: Date): Date;
}

/** What the office adds to or takes from the library's Thai public holidays: dates as `2026-11-22`. */
export interface CalendarSettings {
  readonly closesAt: string;
  readonly extraHolidays: readonly string[];
  readonly notHolidays: readonly string[];
}

function bangkokDay(at: Date): string {
  return inBangkok(at).format(dayFormat);
}

function isWeekend(day: string): boolean {
  return [0, 6].includes(calendarDay(day).day());
}

function dayAfter(day: string): string {
  return calendarDay(day).add(1, 'day').format(dayFormat);
}

/**
 * The holidays of some years with the days off in lieu: a holiday on a weekend is made good on the next working day,
 * holidays in a row by one day in all (the cabinet's standing practice).
 */
function withDaysInLieu(years: readonly number[], library: Holidays): Set<string> {
  const holidays = years
    .flatMap((year) => library.getHolidays(year).map((day) => day.date.slice(0, 10)))
    .sort();
  const all = new Set(holidays);
  let isOwed = false;
  for (const holiday of holidays) {
    isOwed ||= isWeekend(holiday);
    let next = dayAfter(holiday);
    if (!isOwed || all.has(next)) continue;
    while (isWeekend(next) || all.has(next)) next = dayAfter(next);
    all.add(next);
    isOwed = false;
  }
  return all;
}

/**
 * Monday to Friday, less Thailand's public holidays (`date-holidays`) and the days off in lieu of those on a weekend,
 * corrected by the office's own list: the cabinet adds and moves days every year, and the library knows lunar days
 * a year ahead at most.
 */
export function workingCalendar(settings: CalendarSettings): WorkingCalendar {
  const library = new Holidays('TH', { types: ['public'] });
  const years = new Map<number, Set<string>>();
  const holidaysOf = (year: number) => {
    const known = years.get(year) ?? withDaysInLieu([year - 1, year], library);
    years.set(year, known);
    return known;
  };
  return {
    isWorkingDay(at) {
      const day = bangkokDay(at);
      if (isWeekend(day) || settings.extraHolidays.includes(day)) return false;
      return settings.notHolidays.includes(day) || !holidaysOf(Number(day.slice(0, 4))).has(day);
    },
    endOfOffice: (at) => new Date(`${bangkokDay(at)}T${settings.closesAt}:00+07:00`),
  };
}
