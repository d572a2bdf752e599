import { Refusal } from '../../src/errors.ts';
import { addNote, assignTicket, noteLimit, setPriority } from '../../src/tickets/assign.ts';
import { changeStatus } from '../../src/tickets/change-status.ts';
import type { Status } from '../../src/tickets/status.ts';
import { memoryTickets } from '../helpers/memory-tickets.ts';
import { draftOf, officer } from '../helpers/tickets.ts';

const now = new Date('2026-11-24T03:00:00Z');
const clock = () => now;

async function desk() {
  const store = memoryTickets(clock);
  const { ticket } = await store.open(draftOf());
  const form = { number: ticket.number, by: officer, revision: 1 };
  return { store, number: ticket.number, deps: { store, clock }, form };
}

const refused = async (deed: Promise<unknown>) => {
  const error = await deed.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  return error instanceof Refusal ? error.reason : error;
};

describe('changing the status', () => {
  test('moves along an arrow and says who, from and to', async () => {
    const { deps, form } = await desk();
    const ticket = await changeStatus(deps, { ...form, to: 'open' });
    expect(ticket).toMatchObject({ status: 'open', revision: 2 });
    expect(ticket.activity.at(-1)).toEqual({ at: now, by: officer, what: 'status', from: 'new', to: 'open' });
  });

  test.each<[string, { to: Status; reason?: string; revision?: number; number?: string }, string]>([
    ['no arrow', { to: 'closed' }, 'status-not-possible'],
    ['to itself', { to: 'new' }, 'status-not-possible'],
    ['a rejection without a reason', { to: 'rejected' }, 'reason-missing'],
    ['a rejection with a blank reason', { to: 'rejected', reason: ' \n ' }, 'reason-missing'],
    ['a reason without end', { to: 'rejected', reason: 'ก'.repeat(501) }, 'too-long'],
    ['an old form', { to: 'open', revision: 0 }, 'changed-meanwhile'],
    ['no ticket', { to: 'open', number: 'C-2570-0999' }, 'not-found'],
  ])('refuses %s', async (_, other, reason) => {
    const { deps, form, store } = await desk();
    const before = store.all();
    expect(await refused(changeStatus(deps, { ...form, ...other }))).toBe(reason);
    expect(store.all()).toEqual(before);
  });

  test('keeps when it was resolved until it is opened again', async () => {
    const { deps, form } = await desk();
    expect((await changeStatus(deps, { ...form, to: 'resolved' })).resolvedAt).toEqual(now);
    expect((await changeStatus(deps, { ...form, to: 'closed', revision: 2 })).resolvedAt).toEqual(now);
    expect((await changeStatus(deps, { ...form, to: 'open', revision: 3 })).resolvedAt).toBeUndefined();
  });

  test('a rejection keeps its reason', async () => {
    const { deps, form } = await desk();
    const ticket = await changeStatus(deps, { ...form, to: 'rejected', reason: ' นอกพื้นที่ ' });
    expect(ticket.activity.at(-1)).toMatchObject({ to: 'rejected', reason: 'นอกพื้นที่' });
  });

  test('of two officers at once, the second is told', async () => {
    const { deps, form } = await desk();
    const both = await Promise.all([
      refused(changeStatus(deps, { ...form, to: 'open' })),
      refused(changeStatus(deps, { ...form, to: 'pending' })),
    ]);
    expect(both.filter((one) => one === 'changed-meanwhile')).toHaveLength(1);
  });
});

describe('assigning, priority and notes', () => {
  test('a ticket is handed over, and back to nobody', async () => {
    const { deps, form } = await desk();
    const other = { username: 'wichai', name: 'วิชัย' };
    expect(await assignTicket(deps, { ...form, to: other })).toMatchObject({ assignee: other });
    const free = await assignTicket(deps, { ...form, to: null, revision: 2 });
    expect(free.assignee).toBeUndefined();
    expect(free.activity.at(-1)).toEqual({ at: now, by: officer, what: 'assignee', from: 'วิชัย' });
  });

  test('an old form is refused', async () => {
    const { deps, form } = await desk();
    await setPriority(deps, { ...form, to: 'urgent' });
    expect(await refused(setPriority(deps, { ...form, to: 'low' }))).toBe('changed-meanwhile');
    expect(await refused(assignTicket(deps, { ...form, to: null }))).toBe('changed-meanwhile');
    expect(await refused(assignTicket(deps, { ...form, number: 'C-2570-0999', to: null }))).toBe('not-found');
  });

  test('notes of two officers at once both stay', async () => {
    const { deps, number, store } = await desk();
    let ids = 0;
    const newId = () => {
      ids += 1;
      return `note-${ids}`;
    };
    const add = (text: string) => addNote({ ...deps, newId }, { number, by: officer, text });
    await Promise.all([add(' โทรแล้ว '), add('นัดพรุ่งนี้')]);
    expect((await store.find(number))?.notes.map(({ text }) => text).sort()).toEqual(['นัดพรุ่งนี้', 'โทรแล้ว']);
    expect(await refused(add('  '))).toBe('empty');
    expect(await refused(add('ก'.repeat(noteLimit + 1)))).toBe('too-long');
  });
});
