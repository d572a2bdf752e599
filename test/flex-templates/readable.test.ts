import type { messagingApi } from '@line/bot-sdk';
import { writeMessages } from '../../src/line/write-message.ts';
import { samples } from './sample-replies.ts';

type Component = messagingApi.FlexComponent;
type Text = messagingApi.FlexText;

interface Shown {
  text: Text;
  background: string;
}

const textSizes: Record<string, number> = { md: 16, lg: 19, xl: 22, xxl: 29, '3xl': 35 };

function bubblesOf(contents: messagingApi.FlexContainer): messagingApi.FlexBubble[] {
  return contents.type === 'carousel' ? contents.contents : [contents];
}

const boxes = Object.entries(samples).flatMap(([name, reply]) =>
  writeMessages([reply]).flatMap((message) =>
    message.type === 'flex'
      ? bubblesOf(message.contents).flatMap(({ header, body, footer }) =>
          [header, body, footer].filter((box) => box !== undefined).map((box) => ({ name, box })),
        )
      : [],
  ),
);

function textsOf(component: Component, background: string): Shown[] {
  if (component.type === 'text') return [{ text: component, background }];
  if (component.type !== 'box') return [];
  return component.contents.flatMap((inner) => textsOf(inner, component.backgroundColor ?? background));
}

function tapsOf(component: Component): messagingApi.FlexBox[] {
  if (component.type !== 'box') return [];
  return component.action ? [component] : component.contents.flatMap(tapsOf);
}

const texts = boxes.flatMap(({ name, box }) => textsOf(box, '#FFFFFF').map((shown) => ({ name, ...shown })));

/** WCAG 2.2, relative luminance. */
function luminance(color: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((from) => {
    const part = Number.parseInt(color.slice(from, from + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

test('there is something to look at', () => {
  expect(texts.length).toBeGreaterThan(300);
});

test('every text can be read by old eyes: no size below md', () => {
  for (const { text } of texts) expect(textSizes[text.size ?? '']).toBeGreaterThanOrEqual(16);
});

test('every text wraps, grows with the reader and leaves room for Thai marks', () => {
  for (const { text } of texts) {
    expect(text).toMatchObject({
      wrap: true,
      scaling: true,
      lineSpacing: expect.stringMatching(/^[4-9]px$/),
    });
  }
});

test('every text stands out from its background (WCAG 2.2 AA)', () => {
  for (const { text, background } of texts) {
    expect(contrast(text.color ?? '', background)).toBeGreaterThanOrEqual(4.5);
  }
});

test('every tap is at least 44 pixels high, has an edge, and shows its words', () => {
  const taps = boxes.flatMap(({ box }) => tapsOf(box));
  expect(taps.length).toBeGreaterThan(100);
  for (const tap of taps) {
    const shown = textsOf(tap, '').map(({ text }) => text);
    const highest = Math.max(...shown.map(({ size = '' }) => textSizes[size] ?? 0));
    expect(highest * 1.3 + 2 * Number.parseInt(tap.paddingAll ?? '0', 10)).toBeGreaterThanOrEqual(44);
    expect(contrast(tap.borderColor ?? '', '#FFFFFF')).toBeGreaterThanOrEqual(3);
    expect(tap.action?.label).toBeTruthy();
  }
});

test('a status is said in words', () => {
  const shown = texts.filter(({ name }) => name === 'tickets-statuses').map(({ text }) => text.text);
  for (const status of ['เรื่องใหม่', 'กำลังดำเนินการ', 'รอข้อมูลเพิ่ม', 'ดำเนินการแล้ว', 'ปิดเรื่อง', 'ไม่รับพิจารณา']) {
    expect(shown).toContain(`สถานะ: ${status}`);
  }
});

test('dates are of the Buddhist era', () => {
  const shown = texts.filter(({ name }) => name === 'receipt').map(({ text }) => text.text);
  expect(shown).toContain('15 ธ.ค. 2569');
});

test('the receipt code is copied as it is shown', () => {
  const taps = boxes.filter(({ name }) => name === 'receipt-code').flatMap(({ box }) => tapsOf(box));
  expect(taps[0]?.action).toMatchObject({ type: 'clipboard', clipboardText: '1234 5678 9012 3456 7890' });
});

test('the emergency numbers are dialled by a tap', () => {
  const taps = boxes.filter(({ name }) => name === 'emergency').flatMap(({ box }) => tapsOf(box));
  expect(taps.map(({ action }) => action && 'uri' in action && action.uri)).toEqual([
    'tel:1669',
    'tel:199',
    'tel:191',
  ]);
});
