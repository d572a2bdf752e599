import { flows } from '../../src/bot/flows.ts';
import { textOfStep } from '../../src/bot/step-text.ts';
import { normaliseThai } from '../../src/knowledge/words.ts';
import {
  botTexts,
  commandLabels,
  complaintTexts,
  controlLabels,
  dayChoices,
  flowTitles,
  identityChoices,
  menuItems,
  stepTexts,
} from '../../src/text/bot.ts';
import { tipNotice, tipText } from '../../src/text/bot-tip.ts';
import { thaiDate, thaiDateTime } from '../../src/text/dates.ts';
import { fileRefusalWords } from '../../src/text/files.ts';
import { emergencyWords, heardWords } from '../../src/text/heard.ts';
import * as labels from '../../src/text/labels.ts';

const graphemes = (text: string) =>
  [...new Intl.Segmenter('th', { granularity: 'grapheme' }).segment(text)].length;

/** Every text of a tree, functions called with plausible values. */
function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'function') return [String(value(3, 2))];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : [];
}

const said = textsOf([
  botTexts,
  complaintTexts,
  stepTexts,
  tipNotice,
  tipText,
  fileRefusalWords,
  labels,
  flowTitles,
  menuItems,
]);
const tapped = [
  ...Object.values(controlLabels),
  ...Object.values(commandLabels),
  ...[...identityChoices, ...dayChoices, ...menuItems].map(({ label }) => label),
  ...Object.values(flows).flatMap((flow) =>
    Object.keys(flow.steps).map((step) => textOfStep(flow.name as keyof typeof flows, step).label),
  ),
];

test.each([...new Set(tapped)])('%s fits a quick reply of 20 graphemes', (label) => {
  expect(graphemes(label)).toBeGreaterThan(0);
  expect(graphemes(label)).toBeLessThanOrEqual(20);
});

test('what the bot says is neither a man’s nor a woman’s, and spelled as it should be', () => {
  for (const text of said) {
    expect(text).not.toMatch(/(ค่ะ|นะคะ|ครับ)/);
    expect(text).toBe(text.trim());
    expect(text).not.toContain('  ');
    expect(text.toLowerCase()).toBe(normaliseThai(text).replace(/ $/, ''));
  }
});

test('what the bot says in a flow is short', () => {
  for (const text of textsOf([stepTexts, complaintTexts])) expect(graphemes(text)).toBeLessThanOrEqual(60);
  for (const text of textsOf([botTexts, tipText, tipNotice])) expect(graphemes(text)).toBeLessThanOrEqual(80);
});

test('the words of the contract stand on the menu and in every flow', () => {
  const menu = menuItems.map(({ label }) => label).join(' ');
  for (const word of ['แจ้งเบาะแส', 'ร้องเรียน', 'ขั้นตอนบริการ', 'รายงาน', 'ติดตามเรื่อง', 'ติดต่อเจ้าหน้าที่']) {
    expect(menu).toContain(word);
  }
  expect([controlLabels.skip, controlLabels.send, controlLabels.cancel]).toEqual(['ข้าม', 'ส่งเรื่อง', 'ยกเลิก']);
  expect(identityChoices.map(({ label }) => label)).toEqual(['เปิดเผยชื่อ', 'ปกปิดชื่อ', 'ไม่เปิดเผยตัวตน']);
});

test('every label that is tapped on a step is heard when it is typed', () => {
  const heard: readonly string[] = Object.values(heardWords).flat();
  for (const { skip, done, send, edit, cancel } of [controlLabels]) {
    for (const label of [skip, done, send, edit, cancel]) expect(heard).toContain(label);
  }
});

test('no word of an emergency is so short that it stands in every other text', () => {
  for (const { word } of emergencyWords) expect(graphemes(word)).toBeGreaterThanOrEqual(2);
});

describe('dates are of the Buddhist era and of Bangkok', () => {
  test.each([
    ['2026-11-22T07:05:00Z', '22 พ.ย. 2569', '22 พ.ย. 2569 14.05 น.'],
    ['2026-12-31T17:00:00Z', '1 ม.ค. 2570', '1 ม.ค. 2570 00.00 น.'],
    ['2024-02-29T16:59:59Z', '29 ก.พ. 2567', '29 ก.พ. 2567 23.59 น.'],
    ['2021-03-15T00:00:00+07:00', '15 มี.ค. 2564', '15 มี.ค. 2564 00.00 น.'],
  ])('%s', (at, day, time) => {
    expect(thaiDate(new Date(at))).toBe(day);
    expect(thaiDateTime(new Date(at))).toBe(time);
  });
});
