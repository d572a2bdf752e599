import type { messagingApi } from '@line/bot-sdk';
import { commandOption, menu, say } from '../../src/bot/menu.ts';
import type { Option, Reply } from '../../src/bot/reply.ts';
import { readPostback } from '../../src/line/postback.ts';
import { writeMessages } from '../../src/line/write-message.ts';
import { checkMessages } from '../../src/local-line/rules/check-messages.ts';
import { actionsOf, labelsOf, quickRepliesOf, textOf } from '../../src/local-line/text-of.ts';
import { longCard, longText, longWord, samples, sessionId } from '../flex-templates/sample-replies.ts';

const sample = (name: string): Reply => {
  const reply = samples[name];
  if (!reply) throw new Error(`no sample ${name}`);
  return reply;
};
const graphemes = (text: string) => [...new Intl.Segmenter('th').segment(text)].length;
const bytes = (value: unknown) => Buffer.byteLength(JSON.stringify(value));

/** The one message that a reply becomes. */
function written(reply: Reply): messagingApi.Message {
  const [message, ...more] = writeMessages([reply]);
  if (!message || more.length > 0) throw new Error('one reply must be one message');
  return message;
}

function flexOf(reply: Reply): messagingApi.FlexMessage {
  const message = written(reply);
  if (message.type !== 'flex') throw new Error(`${reply.type} must be a Flex message`);
  return message;
}

function bubblesOf(message: messagingApi.FlexMessage): messagingApi.FlexBubble[] {
  return message.contents.type === 'carousel' ? message.contents.contents : [message.contents];
}

const village = (number: number): Option => ({
  label: `หมู่ ${number} บ้านวังมะปรางเหนือใต้ต้นไม้ใหญ่`,
  action: { type: 'answer', session: sessionId, step: 'place', value: String(number) },
});
const thirty = Array.from({ length: 30 }, (_, index) => village(index + 1));
const place: Reply = {
  type: 'question',
  title: 'ร้องเรียน',
  at: 3,
  of: 4,
  text: 'เกิดที่ไหน',
  choices: thirty,
  options: [...thirty, { label: 'ส่งตำแหน่ง', action: { type: 'location' } }, commandOption('cancel')],
};

describe.each(Object.entries({ ...samples, 'thirty-villages': place }))('%s', (_, reply) => {
  test('LINE takes it', () => {
    expect(checkMessages(writeMessages([reply]))).toBeUndefined();
  });

  test('is small enough, each bubble and all together', () => {
    const message = written(reply);
    if (message.type !== 'flex') return;
    expect(bytes(message.contents)).toBeLessThanOrEqual(50_000);
    for (const bubble of bubblesOf(message)) expect(bytes(bubble)).toBeLessThanOrEqual(30_000);
  });

  test('is written the same again, also from a copy that was stored', () => {
    expect(writeMessages([structuredClone(reply)])).toEqual(writeMessages([reply]));
  });

  test('has quick replies with short labels that mean what was offered', () => {
    const offered = (reply.options ?? []).map(({ action }) => action);
    for (const { label, action } of quickRepliesOf(written(reply))) {
      expect(graphemes(label)).toBeLessThanOrEqual(20);
      if (action.type === 'postback') expect(offered).toContainEqual(readPostback(action.data ?? ''));
    }
  });
});

describe('actions', () => {
  const options: Option[] = [
    { label: 'ถนน', action: { type: 'answer', session: sessionId, step: 'category', value: 'road' } },
    { label: 'โทร', action: { type: 'call', phone: '075-296-101' } },
    { label: 'เปิด', action: { type: 'open', url: 'https://example.go.th/แผน?q=1' } },
    { label: 'ส่งตำแหน่ง', action: { type: 'location' } },
    { label: 'ถ่ายรูป', action: { type: 'camera' } },
    { label: 'เลือกรูป', action: { type: 'camera-roll' } },
  ];

  test('each becomes the LINE action that does it', () => {
    const actions = quickRepliesOf(written(say('?', options))).map(({ action }) => action);
    expect(actions).toEqual([
      {
        type: 'postback',
        label: 'ถนน',
        displayText: 'ถนน',
        data: `[1,"a","${sessionId}","category","road"]`,
      },
      { type: 'uri', label: 'โทร', uri: 'tel:075-296-101' },
      { type: 'uri', label: 'เปิด', uri: 'https://example.go.th/%E0%B9%81%E0%B8%9C%E0%B8%99?q=1' },
      { type: 'location', label: 'ส่งตำแหน่ง' },
      { type: 'camera', label: 'ถ่ายรูป' },
      { type: 'cameraRoll', label: 'เลือกรูป' },
    ]);
  });

  test('a bubble leaves out what only a quick reply can do', () => {
    const labels = actionsOf(flexOf({ ...place, choices: options })).map(({ label }) => label);
    expect(labels).toEqual(['ถนน', 'โทร', 'เปิด']);
  });
});

describe('quick replies', () => {
  test('stand on the last message alone', () => {
    const messages = writeMessages([
      say('หนึ่ง', [commandOption('menu')]),
      say('สอง', [commandOption('track')]),
    ]);
    expect(messages.map(({ quickReply }) => quickReply?.items?.length)).toEqual([undefined, 1]);
    expect(labelsOf(messages)).toEqual(['ติดตามเรื่อง']);
  });

  test('of a question stay when an answer comes after it', () => {
    const messages = writeMessages([sample('question-complaint-detail'), sample('answer-tip')]);
    expect(quickRepliesOf(messages[1] ?? {}).map(({ label }) => label)).toEqual(['ยกเลิก']);
  });

  test('of many choices begin with the controls, and every choice is in the bubble', () => {
    const message = flexOf(place);
    const labels = quickRepliesOf(message).map(({ label }) => label);
    expect(labels).toHaveLength(13);
    expect(labels.slice(0, 2)).toEqual(['ส่งตำแหน่ง', 'ยกเลิก']);
    expect(actionsOf(message)).toHaveLength(30);
  });

  test('of a text keep the last thirteen', () => {
    const labels = quickRepliesOf(written(say('?', [...thirty, commandOption('cancel')])));
    expect(labels).toHaveLength(13);
    expect(labels.at(-1)?.label).toBe('ยกเลิก');
  });
});

describe('more replies than LINE takes at once', () => {
  const urgent = sample('emergency');

  test('texts are joined and nothing is lost', () => {
    const texts = ['หนึ่ง', 'สอง', 'สาม', 'สี่', 'ห้า', 'หก'];
    const messages = writeMessages([urgent, ...texts.map((text) => say(text)), sample('menu')]);
    expect(messages).toHaveLength(5);
    for (const text of texts) expect(textOf(messages)).toContain(text);
    expect(checkMessages(messages)).toBeUndefined();
  });

  test('answers stand side by side and nothing is lost', () => {
    const numbers = Array.from({ length: 30 }, (_, index) => `C-2570-${String(index + 1).padStart(4, '0')}`);
    const answers = numbers.map((number) => ({ ...sample('answer'), number }) as Reply);
    const messages = writeMessages([urgent, ...answers, sample('menu')]);
    expect(messages.length).toBeLessThanOrEqual(5);
    expect(checkMessages(messages)).toBeUndefined();
    for (const number of numbers) expect(textOf(messages)).toContain(number);
  });

  test('long answers that cannot stand side by side leave no more than five', () => {
    const messages = writeMessages([urgent, ...Array.from({ length: 40 }, () => sample('answer-long'))]);
    expect(messages).toHaveLength(5);
    expect(checkMessages(messages)).toBeUndefined();
  });

  test('no reply is no message', () => {
    expect(writeMessages([])).toEqual([]);
  });
});

describe('texts', () => {
  test('an answer of 2,000 characters is shown in full', () => {
    expect(textOf(flexOf(sample('answer-long')))).toContain(longText(2000).trim());
  });

  test('a long answer in a carousel is cut, and says how to read it all', () => {
    const shown = textOf(flexOf({ type: 'tickets', cards: [longCard] }));
    expect(shown).toContain('…');
    expect(shown).toContain('กด อ่านทั้งหมด หรือพิมพ์ C-2570-0012');
  });

  test('a cut never parts a vowel from its letter', () => {
    const shown = flexOf({
      type: 'tickets',
      cards: [{ ...longCard, answer: { text: 'ที่'.repeat(900), at: new Date(0) } }],
    });
    expect(textOf(shown)).toMatch(/(ที่)+…/);
    expect(textOf(shown)).not.toMatch(/ที?…/);
  });

  test('a word of 200 letters may break, and stays whole to the reader', () => {
    const shown = textOf(flexOf(sample('answer-long-word')));
    expect(shown.replaceAll('\u200B', '')).toContain(longWord);
    expect(Math.max(...shown.split(/[\s\u200B]/).map((word) => word.length))).toBeLessThanOrEqual(24);
  });

  test('an identifier of 36 letters is left as it is', () => {
    const id = '123e4567-e89b-42d3-a456-426614174000';
    expect(textOf(flexOf({ ...sample('answer'), text: id } as Reply))).toContain(id);
  });

  test('a text message is cut at 5,000', () => {
    expect(checkMessages(writeMessages([say(longText(9000))]))).toBeUndefined();
  });

  test('empty words do not make LINE refuse the message', () => {
    const empty: Reply[] = [
      { type: 'summary', title: 'ร้องเรียน', rows: [{ label: 'เรื่อง', value: ' ' }], buttons: [] },
      { type: 'tickets', cards: [{ ...longCard, title: '', answer: { text: '', at: new Date(0) } }] },
    ];
    expect(checkMessages(writeMessages(empty))).toBeUndefined();
  });
});

describe('what a notification shows', () => {
  test.each(Object.entries(samples))('%s: something, not too long', (_, reply) => {
    const message = written(reply);
    if (message.type !== 'flex') return;
    expect(message.altText.trim().length).toBeGreaterThan(5);
    expect(message.altText.length).toBeLessThanOrEqual(400);
  });

  test('never a receipt code', () => {
    const message = flexOf(sample('receipt-code'));
    expect(message.altText).toContain('ได้รับเรื่องแล้ว');
    expect(message.altText).not.toMatch(/\d{4}/);
    expect(textOf(message)).toContain('1234 5678 9012 3456 7890');
  });

  test('nor who may read a tip, while that is asked', () => {
    const asked = { title: 'ยังไม่ได้ส่ง', text: 'อาจพูดถึง วิชัย', buttons: [commandOption('leave-out')] };
    const { altText } = flexOf({ type: 'choose', isPrivate: true, ...asked });
    expect(altText).not.toMatch(/วิชัย|กัน|ส่ง/);
    expect(flexOf({ type: 'choose', ...asked }).altText).toContain(asked.title);
  });

  test('never what a tip says, nor that it is one', () => {
    const { altText } = flexOf(sample('answer-tip'));
    expect(altText).toContain('T-2570-0003');
    expect(altText).not.toContain('ตรวจสอบ');
    const secret = { ...longCard, number: 'T-2570-0003', kind: 'tip', title: 'นายก อบต.' } as const;
    const lines = [{ isOffice: true, text: 'นายก อบต.', at: new Date(0) }];
    for (const reply of [
      { type: 'tickets', cards: [secret] },
      { type: 'talk', card: secret, lines },
      {
        type: 'summary',
        title: 'แจ้งเบาะแสทุจริต',
        rows: [{ label: 'ผู้ที่ถูกแจ้ง', value: 'นายก อบต.' }],
        buttons: [],
      },
      sample('question-tip-about'),
    ] satisfies Reply[]) {
      expect(flexOf(reply).altText).not.toMatch(/นายก|เบาะแส|ทุจริต/);
    }
  });

  test('the question, the number, the answer, the numbers to dial', () => {
    expect(flexOf(sample('question-complaint-detail')).altText).toContain('เกิดอะไรขึ้น');
    expect(flexOf(sample('receipt')).altText).toContain('C-2570-0012');
    expect(flexOf(sample('answer')).altText).toContain('ช่างเข้าซ่อมแล้ว');
    expect(flexOf(sample('emergency')).altText).toMatch(/1669.*199.*191/);
  });
});

test('the menu has a row to tap for each thing the desk does', () => {
  const labels = actionsOf(flexOf(menu({ villager: 'v' }))).map(({ label }) => label);
  expect(labels).toHaveLength(6);
  for (const words of ['แจ้งเบาะแส', 'ร้องเรียน', 'ขั้นตอนบริการ', 'รายงาน', 'ติดตามเรื่อง', 'ติดต่อเจ้าหน้าที่']) {
    expect(labels.some((label) => label.includes(words))).toBe(true);
  }
});
