import { eraseFrom } from '../../src/tickets/erase.ts';
import type { Attachment } from '../../src/tickets/ticket.ts';
import { ticketOf, userId } from '../helpers/tickets.ts';

const at = new Date('2026-11-24T03:00:00Z');
const file = (source: string): Attachment => ({
  id: source,
  kind: 'image',
  state: 'ready',
  mime: 'image/jpeg',
  bytes: 9,
  fileName: 'นายดำ.jpg',
  source,
});

test('an unsent text is gone from the talk and the title, the fact stays', () => {
  const { changed, attachmentIds } = eraseFrom(ticketOf({}, { source: 'm-1', text: 'ความลับ' }), 'm-1', at);
  expect(JSON.stringify(changed)).not.toContain('ความลับ');
  expect(changed.messages[0]).toMatchObject({ text: '', unsentAt: at });
  expect(changed.messages[0]?.source).toBeUndefined();
  expect(changed.title).toBe('');
  expect(attachmentIds).toEqual([]);
});

test('an unsent picture takes only itself away, and its name', () => {
  const ticket = ticketOf({}, { source: 'm-1', text: 'ดูรูป', attachments: [file('f-1'), file('f-2')] });
  const { changed, attachmentIds } = eraseFrom(ticket, 'f-1', at);
  expect(attachmentIds).toEqual(['f-1']);
  expect(changed.messages[0]).toMatchObject({
    text: 'ดูรูป',
    source: 'm-1',
    attachments: [{ id: 'f-1', kind: 'image', state: 'gone' }, file('f-2')],
  });
  expect(JSON.stringify(changed.messages[0]?.attachments[0])).not.toContain('นายดำ');
});

test('unsent facts, places and contacts are gone, those of other messages stay', () => {
  const ticket = ticketOf({
    reporter: {
      how: 'named',
      userId,
      contact: 'ดำ 0812345678',
      contactSource: 'm-c',
      displayName: 'Dam',
    },
    place: { words: 'หน้าบ้านดำ', source: 'm-p' },
    facts: [
      { step: 'about', text: 'นาย ก', source: 'm-a' },
      { step: 'when', text: 'วันนี้' },
    ],
  });
  expect(eraseFrom(ticket, 'm-a', at).changed.facts).toEqual([{ step: 'when', text: 'วันนี้' }]);
  expect(eraseFrom(ticket, 'm-a', at).changed.place).toEqual(ticket.place);
  expect(eraseFrom(ticket, 'm-p', at).changed.place).toBeUndefined();
  expect(eraseFrom(ticket, 'm-c', at).changed.reporter).toEqual({
    how: 'named',
    userId,
    displayName: 'Dam',
  });
  expect(eraseFrom(ticket, 'm-a', at).changed.reporter).toEqual(ticket.reporter);
});

test('a place chosen from the list and an answer of the office are not touched', () => {
  const answer = {
    ...ticketOf().messages[0],
    id: 'a',
    direction: 'outbound' as const,
    text: 'ตอบแล้ว',
    at,
    attachments: [],
  };
  const ticket = ticketOf({ place: { village: 'หมู่ 4' }, messages: [...ticketOf().messages, answer] });
  const { changed } = eraseFrom(ticket, 'm-1', at);
  expect(changed.place).toEqual({ village: 'หมู่ 4' });
  expect(changed.messages).toEqual(ticket.messages);
});

test('erasing twice is erasing once', () => {
  const ticket = ticketOf({}, { source: 'm-1', text: 'ก', attachments: [file('f-1')] });
  const once = { ...ticket, ...eraseFrom(ticket, 'm-1', at).changed };
  expect(eraseFrom(once, 'm-1', new Date()).changed.messages).toEqual(once.messages);
});
