const locale = 'th-TH-u-ca-buddhist-nu-latn';
const timeZone = 'Asia/Bangkok';
const day = new Intl.DateTimeFormat(locale, { timeZone, day: 'numeric', month: 'short', year: 'numeric' });
const clock = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' });

/** `22 พ.ย. 2569`: Buddhist era, Bangkok time. */
export function thaiDate(at: Date): string {
  return day.format(at);
}

/** `22 พ.ย. 2569 14.05 น.` */
export function thaiDateTime(at: Date): string {
  return `${thaiDate(at)} ${clock.format(at).replace(':', '.')} น.`;
}
