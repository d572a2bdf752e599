import dayjs, { type Dayjs } from 'dayjs';
import utc from 'dayjs/plugin/utc.js';

dayjs.extend(utc);

const hoursAhead = 7;

/** An instant as Bangkok's clock and calendar show it: seven hours ahead of UTC, all year. */
export function inBangkok(at: Date): Dayjs {
  return dayjs(at).utcOffset(hoursAhead);
}

/** A day of the calendar, as `2026-11-22`, to reckon with. */
export function calendarDay(day: string): Dayjs {
  return dayjs.utc(day);
}

export const dayFormat = 'YYYY-MM-DD';
