const locale = 'th-TH-u-ca-buddhist-nu-latn';
const timeZone = 'Asia/Bangkok';
const day = new Intl.DateTimeFormat(locale, { timeZone, day: 'numeric', month: 'short', year: 'numeric' });
const clock = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' });

/** `22 พ.ย. 2569`: Buddhist era, Bangkok time. */
export function thaiDate(at: Date): string {
  return day.format(at);
}

/** A day written as `2026-11-22`, in the same words. */
export function thaiDay(day: string): string {
  return thaiDate(new Date(`${day}T12:00:00+07:00`));
}

/** `22 พ.ย. 2569 14.05 น.` */
export function thaiDateTime(at: Date): string {
  return `${thaiDate(at)} ${clock.format(at).replace(':', '.')} น.`;
}

const weekday = new Intl.DateTimeFormat(locale, {
  timeZone,
  weekday: 'long',
  day: 'numeric',
  month: 'short',
});

/** `วันจันทร์ที่ 23 พ.ย.` */
export function thaiWeekday(at: Date): string {
  const part = (type: Intl.DateTimeFormatPartTypes) =>
    weekday.formatToParts(at).find((one) => one.type === type)?.value ?? '';
  return `${part('weekday')}ที่ ${part('day')} ${part('month')}`;
}
