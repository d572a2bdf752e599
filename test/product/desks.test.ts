import type { OutboxStore } from '../../src/post/outbox.ts';
import { dropOrphans, keepFiles, markDelivery, mendStranded } from '../../src/product/desks.ts';
import type { DeliveryState } from '../../src/tickets/ticket.ts';
import { memoryTickets } from '../helpers/memory-tickets.ts';
import { draftOf, userId } from '../helpers/tickets.ts';

const now = new Date('2026-11-24T03:00:00Z');
const number = 'C-2570-0001';

/** What becomes of a prepared answer whose ticket shows it in this state, or not at all. */
async function mended(state: DeliveryState | null, of = number): Promise<string[]> {
  const tickets = memoryTickets(() => now);
  await tickets.open(draftOf());
  const answer = { id: 'a-1', direction: 'outbound' as const, at: now, text: 'ตอบแล้ว', attachments: [] };
  if (state) {
    await tickets.change(number, {
      addMessages: [{ ...answer, delivery: { state, at: now } }],
      activity: [],
    });
  }
  const done: string[] = [];
  const outbox: Pick<OutboxStore, 'stranded' | 'unrideSince' | 'release' | 'withdraw'> = {
    stranded: async () => [{ id: 'a-1', villager: userId, number: of, replies: [], createdAt: now }],
    unrideSince: async () => undefined,
    release: async (id) => void done.push(`release ${id}`),
    withdraw: async (id) => void done.push(`withdraw ${id}`),
  };
  await mendStranded(tickets, outbox, now);
  return done;
}

test.each([
  ['queued', 'release a-1'],
  [null, 'withdraw a-1'],
  ['sent', 'withdraw a-1'],
] as const)('an answer left prepared whose ticket says %s: %s', async (state, deed) => {
  expect(await mended(state)).toEqual([deed]);
});

test('an answer to a tip left prepared is withdrawn: its reporter reads it by receipt code', async () => {
  expect(await mended('queued', 'T-2570-12345678')).toEqual(['withdraw a-1']);
});

test('how answers fared is shown on ordinary tickets alone', async () => {
  const shown: string[] = [];
  const setDelivery = async (of: string) => void shown.push(of);
  const item = { id: 'a', villager: userId, replies: [], createdAt: now };
  const items = [{ ...item, number }, { ...item, number: 'T-2570-12345678' }, item];
  await markDelivery({ setDelivery }, items, { state: 'sent', at: now });
  expect(shown).toEqual([number]);
});

test('files are kept for good, and what is known of them is shown before it is forgotten', async () => {
  const done: string[] = [];
  const downloads = {
    keep: async () => [{ id: 'f-1', state: { state: 'ready' as const } }],
    forget: async (ids: readonly string[]) => void done.push(`forget ${ids}`),
  };
  const setAttachment = async (id: string) => void done.push(`show ${id}`);
  const files = { keep: async (ids: readonly string[]) => void done.push(`keep ${ids}`) };
  await keepFiles({ tickets: { setAttachment }, files, downloads }, ['f-1', 'f-2'], 'ticket');
  expect(done).toEqual(['keep f-1,f-2', 'show f-1', 'forget f-1,f-2']);
});

test('files of nobody are deleted before they are forgotten, and tickets hear of those that went with the power', async () => {
  const done: string[] = [];
  const tickets = {
    setAttachment: async (id: string, { state }: { state?: string }) => void done.push(`${id} ${state}`),
  };
  const files = { delete: async (ids: readonly string[]) => void done.push(`delete ${ids}`) };
  const downloads = {
    orphans: async () => ['f-1'],
    drop: async (ids: readonly string[]) => void done.push(`drop ${ids}`),
    dropLost: (tell: (id: string) => Promise<void>) => tell('f-2'),
  };
  await dropOrphans({ tickets, files, downloads }, now);
  expect(done).toEqual(['delete f-1', 'drop f-1', 'f-2 gone']);
});
