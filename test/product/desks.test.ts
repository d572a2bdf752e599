import type { OutboxStore } from '../../src/post/outbox.ts';
import { mendStranded } from '../../src/product/desks.ts';
import type { DeliveryState } from '../../src/tickets/ticket.ts';
import { memoryTickets } from '../helpers/memory-tickets.ts';
import { draftOf, userId } from '../helpers/tickets.ts';

const now = new Date('2026-11-24T03:00:00Z');
const number = 'C-2570-0001';

/** What becomes of a prepared answer whose ticket shows it in this state, or not at all. */
async function mended(state: DeliveryState | null): Promise<string[]> {
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
    stranded: async () => [{ id: 'a-1', villager: userId, number, replies: [], createdAt: now }],
    unrideSince: async () => undefined,
    release: async (id) => void done.push(`release ${id}`),
    withdraw: async (id) => void done.push(`withdraw ${id}`),
  };
  await mendStranded({ tickets, tips: memoryTickets(() => now) }, outbox, now);
  return done;
}

test.each([
  ['queued', 'release a-1'],
  [null, 'withdraw a-1'],
  ['sent', 'withdraw a-1'],
] as const)('an answer left prepared whose ticket says %s: %s', async (state, deed) => {
  expect(await mended(state)).toEqual([deed]);
});
