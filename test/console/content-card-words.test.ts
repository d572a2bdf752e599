import { cardWords } from '../../src/console/content/card-words.ts';

const text = (words: string) => ({ type: 'text', text: words });
const bubble = (...contents: object[]) => ({
  type: 'bubble',
  header: { type: 'box', layout: 'horizontal', contents: [text('หมวด'), text('1 จาก 2')] },
  body: { type: 'box', layout: 'vertical', contents },
  footer: {
    type: 'box',
    layout: 'vertical',
    contents: [{ type: 'button', action: { type: 'uri', label: 'เปิดอ่าน', uri: 'https://a.example' } }],
  },
});

test('a card is told line by line, what stands side by side in one line, what can be tapped apart', () => {
  const row = { type: 'box', layout: 'baseline', contents: [text('☐'), text('บัตรประชาชน')] };
  const contents = { type: 'carousel', contents: [bubble(text('หนึ่ง\nสอง'), row), bubble()] };
  expect(cardWords([{ type: 'flex', altText: 'x', contents }])).toEqual([
    { lines: ['หมวด 1 จาก 2', 'หนึ่ง', 'สอง', '☐ บัตรประชาชน'], taps: ['เปิดอ่าน'] },
    { lines: ['หมวด 1 จาก 2'], taps: ['เปิดอ่าน'] },
  ]);
});

test('a text with quick replies is told too', () => {
  const quickReply = { items: [{ type: 'action', action: { type: 'message', label: 'เมนู', text: 'เมนู' } }] };
  expect(cardWords([{ type: 'text', text: 'สวัสดี', quickReply }])).toEqual([
    { lines: ['สวัสดี'], taps: [] },
    { lines: [], taps: ['เมนู'] },
  ]);
});
