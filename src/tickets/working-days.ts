import Holidays from 'date-holidays';

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

const bangkokOffsetMs = 7 * 60 * 60 * 1000;

function bangkokDay(at: Date): string {
  return new Date(at.getTime() + bangkokOffsetMs).toISOString().slice(0, 10);
}

/**
 * Monday to Friday, less Thailand's public holidays (`date-holidays`), corrected by the office's own list:
 * the cabinet adds and moves days every year, and the library knows lunar days a year ahead at most.
 */
export function workingCalendar(settings: CalendarSettings): WorkingCalendar {
  const library = new Holidays('TH', { types: ['public'] });
  const years = new Map<string, Set<string>>();
  const holidaysOf = (year: string) => {
    const known =
      years.get(year) ?? new Set(library.getHolidays(Number(year)).map((day) => day.date.slice(0, 10)));
    years.set(year, known);
    return known;
  };
  return {
    isWorkingDay(at) {
      const day = bangkokDay(at);
      const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
      if (weekday === 0 || weekday === 6 || settings.extraHolidays.includes(day)) return false;
      return settings.notHolidays.includes(day) || !holidaysOf(day.slice(0, 4)).has(day);
    },
    endOfOffice: (at) => new Date(`${bangkokDay(at)}T${settings.closesAt}:00+07:00`),
  };
}
