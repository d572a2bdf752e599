import type { XmlAttribute } from './read-xml.ts';

const no = /^(?:0|false|off|visible)$/;
const nothing = /^[-+]?0*\.?0*(?:f|%|[a-z]{2})?$/;
const unseenStyle = /visibility\s*:\s*hidden|display\s*:\s*none|mso-hide\s*:\s*all/i;
/** A format of numbers whose first section, that of positive ones, shows nothing. */
const unseenNumbers = /^(?:\[[^\]]*\]|"\s*"|[_*].|\\\s|\s)*(?:;|(?<=.)$)/su;
const namesOfDrawings = /:(?:docPr|cNvPr)$/;

/** Words, numbers, rows, sheets, drawings and edges of photos that stay, and that a reader yet does not see. */
export function hidesSomething(tag: string, attributes: readonly XmlAttribute[]): boolean {
  const some = (name: RegExp, tells: (value: string) => boolean) =>
    attributes.some((one) => name.test(one.name) && tells(one.value));
  const says = (name: RegExp) => some(name, (value) => !no.test(value));
  if (tag === 'w:vanish') return says(/^val$/) || attributes.length === 0;
  if (tag === 'a:srcRect') return says(/^[lrtb]$/);
  // A photo larger than the frame that it fills.
  if (tag === 'a:fillRect') return some(/^[lrtb]$/, (value) => /^\s*-/.test(value) && !nothing.test(value));
  if (tag === 'v:imagedata' && some(/^crop/, (value) => !nothing.test(value))) return true;
  if (tag.startsWith('v:')) return some(/^style$/, (value) => unseenStyle.test(value));
  if (namesOfDrawings.test(tag)) return says(/^hidden$/);
  if (tag === 'numFmt') return some(/^formatCode$/, (value) => unseenNumbers.test(value));
  return (tag === 'sheet' && says(/^state$/)) || (/^(?:row|col)$/.test(tag) && says(/^hidden$/));
}
