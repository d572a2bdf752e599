import type { Procedure } from '../../knowledge/content.ts';
import type { ChoiceValue, LineValue } from './field.ts';

const thaiDigit = /[\u0E50-\u0E59]/g;
/** Years of dates from here on are Buddhist ones. */
const firstBuddhistYear = 2400;
const buddhistYears = 543;

/** What a line's text is stored as; text that cannot be read stays text, so that the schema names the fault. */
export function toValue(as: LineValue, typed: string): unknown {
  const text = typed.replace(/\s+/g, ' ').trim();
  const digits = text.replace(thaiDigit, (digit) => String(digit.charCodeAt(0) - 0x0e50));
  switch (as) {
    case 'text':
    case 'url':
    case 'email':
      return text;
    case 'phone':
      return digits.replace(/ ?- ?| /g, '-');
    case 'code':
      return digits.replace(/\s/g, '').toUpperCase();
    case 'group':
      return digits;
    case 'number':
    case 'year':
      return /^\d{1,9}$/.test(digits) ? Number(digits) : text;
    case 'date':
      return dateFrom(digits);
    case 'map':
      return placeFrom(digits);
    default:
      return as satisfies never;
  }
}

/** What stands in the line of a stored value. */
export function toText(as: LineValue, value: unknown): string {
  if (as === 'date' && typeof value === 'string') return dayInThai(value);
  if (as === 'map' && isPlace(value)) return `${value.latitude}, ${value.longitude}`;
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** `2026-11-22` out of that, `22/11/2026`, or either with a Buddhist year. */
function dateFrom(text: string): string {
  const [, day = '', month = '', after = ''] = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4})$/.exec(text) ?? [];
  const iso = after ? `${after}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : text;
  const year = Number(/^\d{4}/.exec(iso)?.[0]);
  return year >= firstBuddhistYear ? `${year - buddhistYears}${iso.slice(4)}` : iso;
}

/** `2026-11-22` as officers write it: `22/11/2569`. */
function dayInThai(iso: string): string {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(iso) ?? [];
  return year ? `${Number(day)}/${Number(month)}/${Number(year) + buddhistYears}` : iso;
}

interface Place {
  readonly latitude: number;
  readonly longitude: number;
}

function placeFrom(text: string): Place | string {
  const [, latitude, longitude] = /^(-?\d{1,2}(?:\.\d+)?)\s*,\s*(-?\d{1,3}(?:\.\d+)?)$/.exec(text) ?? [];
  return latitude && longitude ? { latitude: Number(latitude), longitude: Number(longitude) } : text;
}

function isPlace(value: unknown): value is Place {
  return typeof value === 'object' && value !== null && 'latitude' in value && 'longitude' in value;
}

type Start = NonNullable<Procedure['start']>;
const complaintPrefix = 'complaint:';

/** What a choice's value is stored as. */
export function choiceToValue(as: ChoiceValue, chosen: string): unknown {
  if (as === 'yes-no') return chosen === 'yes' ? true : chosen === 'no' ? false : chosen;
  if (as === 'start' && chosen.startsWith(complaintPrefix)) {
    return { complaint: chosen.slice(complaintPrefix.length) } satisfies Start;
  }
  return chosen;
}

/** The choice that a stored value is. */
export function valueToChoice(value: unknown): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'object' && value !== null && 'complaint' in value) {
    return `${complaintPrefix}${String(value.complaint)}`;
  }
  return typeof value === 'string' ? value : '';
}
