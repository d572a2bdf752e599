import { contentText } from '../text/content.ts';
import { thaiWeekday } from '../text/dates.ts';
import { inBangkok } from '../tickets/bangkok.ts';
import type { WorkingCalendar } from '../tickets/working-days.ts';
import type { Office } from './office.ts';

const dayMs = 24 * 60 * 60_000;
/** The longest row of days off that is looked past. */
const daysAhead = 20;

/** An entry's hours in words: the office's own with whether it is open now, always, or as they stand there. */
export function hoursWords(
  hours: string,
  { office, calendar, now }: { office: Office; calendar: Pick<WorkingCalendar, 'isWorkingDay'>; now: Date },
): string {
  if (hours === 'always') return contentText.always;
  return hours === 'office' ? `${openingWords(office, calendar, now)}\n${office.hours.words}` : hours;
}

const withDot = (time: string) => time.replace(':', '.');

/**
 * Whether the office is open at an instant, in words for a villager: open until when, or when it opens next.
 * Weekends and public holidays are those of the office's calendar, the hours those of `office.yaml`.
 */
export function openingWords(
  { hours }: Pick<Office, 'hours'>,
  calendar: Pick<WorkingCalendar, 'isWorkingDay'>,
  now: Date,
): string {
  const time = inBangkok(now).format('HH:mm');
  if (calendar.isWorkingDay(now) && time < hours.closes) {
    const isOpen = time >= hours.opens;
    const closes = withDot(hours.closes);
    return isOpen ? contentText.openNow(closes) : contentText.opensToday(withDot(hours.opens), closes);
  }
  for (let days = 1; days <= daysAhead; days += 1) {
    const day = new Date(now.getTime() + days * dayMs);
    if (calendar.isWorkingDay(day)) return contentText.opensNext(thaiWeekday(day), withDot(hours.opens));
  }
  return hours.words;
}
