import { shownQuickReply } from '../../src/local-line/chat-log.ts';
import { labelsOf, textOf } from '../../src/local-line/text-of.ts';
import type { Villager } from '../../src/local-line/villager.ts';
import { type OnEvent, startTinyBot, type TinyBot } from './tiny-bot.ts';

const menu = {
  type: 'flex' as const,
  altText: 'เมนู',
  contents: {
    type: 'bubble' as const,
    body: {
      type: 'box' as const,
      layout: 'vertical' as const,
      contents: [
        { type: 'text' as const, text: 'เลือกเรื่อง' },
        {
          type: 'button' as const,
          action: {
            type: 'postback' as const,
            label: 'ร้องเรียน',
            data: 'kind=complaint',
            displayText: 'ร้องเรียนเรื่อง',
          },
        },
        { type: 'button' as const, action: { type: 'uri' as const, label: 'โทร 199', uri: 'tel:199' } },
      ],
    },
  },
  quickReply: {
    items: [
      { type: 'action' as const, action: { type: 'message' as const, label: 'ยกเลิก', text: 'ยกเลิก' } },
      { type: 'action' as const, action: { type: 'location' as const, label: 'ส่งที่ตั้ง' } },
      {
        type: 'action' as const,
        action: {
          type: 'datetimepicker' as const,
          label: 'เลือกวัน',
          data: 'when',
          mode: 'date' as const,
          max: '2026-12-31',
        },
      },
    ],
  },
};

const bot: OnEvent = (event, client) => {
  if (!event.replyToken) return undefined;
  const words = event.message?.text;
  const messages =
    words === 'เมนู'
      ? [menu]
      : [{ type: 'text' as const, text: JSON.stringify(event.postback ?? event.message ?? event.type) }];
  return client.replyMessage({ replyToken: event.replyToken, messages });
};

describe('a villager', () => {
  let tiny: TinyBot;
  let villager: Villager;
  beforeEach(async () => {
    tiny = await startTinyBot(bot);
    villager = tiny.line.addVillager({ displayName: 'สมชาย' });
  });
  afterEach(async () => {
    expect(tiny.line.refused).toEqual([]);
    await tiny.close();
  });

  test('says something and gets the answer', async () => {
    const reply = await villager.says('สวัสดี');
    expect(textOf(reply)).toContain('สวัสดี');
    expect(villager.sees.map((entry) => entry.from)).toEqual(['villager', 'bot']);
  });

  test('reads all words and labels of a Flex message', async () => {
    const reply = await villager.says('เมนู');
    expect(textOf(reply)).toBe('เลือกเรื่อง\nร้องเรียน\nโทร 199');
    expect(labelsOf(reply)).toEqual(['ร้องเรียน', 'โทร 199', 'ยกเลิก', 'ส่งที่ตั้ง', 'เลือกวัน']);
    expect(villager.quickReplies).toEqual(['ยกเลิก', 'ส่งที่ตั้ง', 'เลือกวัน']);
  });

  test('taps a postback button: the bot gets its data, the chat shows its displayText', async () => {
    await villager.says('เมนู');
    const reply = await villager.taps('ร้องเรียน');
    expect(textOf(reply)).toBe('{"data":"kind=complaint"}');
    expect(villager.sees.at(-2)).toMatchObject({ from: 'villager', message: { text: 'ร้องเรียนเรื่อง' } });
    expect(villager.lastEvent.type).toBe('postback');
  });

  test('taps a quick reply by a part of its label, and the row is gone', async () => {
    await villager.says('เมนู');
    expect(textOf(await villager.taps('ยกเ'))).toContain('ยกเลิก');
    expect(villager.quickReplies).toEqual([]);
    await expect(villager.taps('ยกเลิก')).rejects.toThrow('Nothing on the screen is labelled "ยกเลิก"');
  });

  test('taps a button of an older answer while it is within reach', async () => {
    await villager.says('เมนู');
    await villager.says('อะไรก็ได้');
    expect(textOf(await villager.taps('ร้องเรียน'))).toContain('kind=complaint');
  });

  test('picks a date within the range of the picker', async () => {
    await villager.says('เมนู');
    await expect(villager.taps('เลือกวัน')).rejects.toThrow('needs { picks: a date }');
    await expect(villager.taps('เลือกวัน', { picks: '2027-01-01' })).rejects.toThrow('out of the action');
    const reply = await villager.taps('เลือกวัน', { picks: '2026-11-22' });
    expect(textOf(reply)).toBe('{"data":"when","params":{"date":"2026-11-22"}}');
  });

  test('a location button only opens a picker; the place is sent by itself', async () => {
    await villager.says('เมนู');
    await expect(villager.taps('ส่งที่ตั้ง')).rejects.toThrow('use sends.location');
    const reply = await villager.sends.location({ latitude: 7.7, longitude: 99.5, title: 'วัด' });
    expect(textOf(reply)).toContain('"title":"วัด"');
  });

  test('opens what a link leads to', async () => {
    await villager.says('เมนู');
    expect(villager.opens('โทร')).toBe('tel:199');
    await expect(villager.taps('โทร 199')).rejects.toThrow('use opens');
  });

  test('follows, blocks and unblocks', async () => {
    expect(textOf(await villager.follows())).toBe('"follow"');
    await villager.blocks();
    await expect(villager.says('ได้ยินไหม')).rejects.toThrow('has blocked');
    await villager.unblocks();
    expect(villager.lastEvent).toMatchObject({ type: 'follow', follow: { isUnblocked: true } });
  });

  test('takes a message back', async () => {
    await villager.says('ผิดห้อง');
    await villager.unsends();
    expect(villager.sees[0]).toMatchObject({ unsent: true });
    expect(villager.lastEvent).toMatchObject({ type: 'unsend', unsend: { messageId: villager.sees[0]?.id } });
  });

  test('hears what is pushed, whether it came before or comes later', async () => {
    await villager.says('สวัสดี');
    await tiny.client.pushMessage({ to: villager.userId, messages: [{ type: 'text', text: 'หนึ่ง' }] });
    expect(textOf(await villager.hears())).toBe('หนึ่ง');
    const hearing = villager.hears();
    await tiny.client.pushMessage({ to: villager.userId, messages: [{ type: 'text', text: 'สอง' }] });
    expect(textOf(await hearing)).toBe('สอง');
  });

  test('waiting in vain ends with an error that names what was waited for', async () => {
    await expect(villager.hears({ timeoutMs: 5 })).rejects.toThrow('a message to สมชาย');
  });

  test('speaks in a group', async () => {
    const group = tiny.line.addGroup([villager]);
    await villager.says('ทุกคน', { in: group });
    expect(group.chat.entries).toHaveLength(2);
    expect(shownQuickReply(group.chat)).toBeUndefined();
    expect(villager.sees).toHaveLength(0);
  });

  test('sends photos that belong together', async () => {
    const imageSet = { id: 'set', index: 1, total: 2 };
    const reply = await villager.sends.photo(Buffer.from('jpeg'), { imageSet });
    expect(textOf(reply)).toContain('"imageSet":{"id":"set","index":1,"total":2}');
  });
});

test('says by itself when the bot does not take the webhook', async () => {
  const tiny = await startTinyBot();
  tiny.statuses.push(503);
  const villager = tiny.line.addVillager();
  await expect(villager.says('hello')).rejects.toThrow('did not take the webhook (error_status_code 503)');
  await tiny.close();
});

test('many villagers talk at once and each gets their own answer', async () => {
  const tiny = await startTinyBot();
  const villagers = Array.from({ length: 50 }, () => tiny.line.addVillager());
  const replies = await Promise.all(villagers.map((villager, index) => villager.says(`number ${index}`)));
  expect(replies.map((reply) => textOf(reply))).toEqual(
    villagers.map((_, index) => `you said number ${index}`),
  );
  await tiny.close();
});
