import { openTicket, titleOf } from '../../src/tickets/open-ticket.ts';
import { statuses } from '../../src/tickets/status.ts';
import { lastWord } from '../../src/tickets/ticket.ts';
import { addFromReporter, mayAdd, mayReopen } from '../../src/tickets/track.ts';
import { memoryTickets } from '../helpers/memory-tickets.ts';
import { draftOf, officeRules as office, ticketOf, userId } from '../helpers/tickets.ts';

const now = new Date('2026-11-24T03:00:00Z');
const clock = () => now;
const days = (count: number) => new Date(now.getTime() + count * 24 * 60 * 60 * 1000);

describe('a title', () => {
  test.each([
    ['ถนนเป็นหลุม\nหน้าวัด', 'ถนนเป็นหลุม'],
    ['\n\n  ถนนเป็นหลุม  ', 'ถนนเป็นหลุม'],
    ['a\r\nb', 'a'],
    ['', ''],
    ['ก'.repeat(80), 'ก'.repeat(80)],
    ['ก'.repeat(81), `${'ก'.repeat(79)}…`],
    ['ก้'.repeat(81), `${'ก้'.repeat(79)}…`],
    ['👨‍👩‍👧'.repeat(81), `${'👨‍👩‍👧'.repeat(79)}…`],
  ])('%p', (text, title) => {
    expect(titleOf(text)).toBe(title);
  });
});

test('opening fills in number, due date and priority, and is once a draft', async () => {
  const store = memoryTickets(clock);
  const deps = {
    store,
    clock,
    newId: () => 'm-1',
    ...office,
  };
  const opening = {
    draftId: 'd-1',
    kind: 'request' as const,
    reporter: { how: 'named' as const, userId },
    text: 'เปิดกี่โมง\nวันเสาร์',
    attachments: [],
    facts: [],
    isUrgent: true,
  };
  const first = await openTicket(deps, opening);
  expect(first).toMatchObject({
    isNew: true,
    ticket: {
      number: 'R-2570-0001',
      title: 'เปิดกี่โมง',
      priority: 'urgent',
      dueAt: new Date('2026-12-03T09:30:00Z'),
    },
  });
  expect(await openTicket(deps, opening)).toMatchObject({ isNew: false, ticket: { number: 'R-2570-0001' } });
});

describe('what a reporter may still do', () => {
  test('depends on the status', () => {
    expect(statuses.filter((status) => mayAdd(ticketOf({ status })))).toEqual(['new', 'open', 'pending']);
    expect(statuses.filter((status) => mayReopen(ticketOf({ status, resolvedAt: now }), now))).toEqual([
      'resolved',
    ]);
  });

  test('and for reopening on the time', () => {
    const resolved = ticketOf({ status: 'resolved', resolvedAt: now });
    expect(mayReopen(resolved, days(30))).toBe(true);
    expect(mayReopen(resolved, new Date(days(30).getTime() + 1))).toBe(false);
    expect(mayReopen(ticketOf({ status: 'resolved' }), now)).toBe(false);
  });
});

describe('adding', () => {
  const addition = (other: object = {}) => ({
    number: 'C-2570-0001',
    draftId: 'd-add',
    texts: [
      { text: 'ก', source: 's-1' },
      { text: 'ข', source: 's-2' },
    ],
    attachments: [{ id: 'f', kind: 'image' as const, state: 'ready' as const }],
    ...other,
  });
  async function desk(status: 'new' | 'pending' | 'resolved' | 'closed' | 'rejected', resolvedAt?: Date) {
    const store = memoryTickets(clock);
    await store.open(draftOf());
    await store.change('C-2570-0001', {
      set: { status, ...(resolvedAt ? { resolvedAt } : {}) },
      activity: [],
    });
    return { store, clock, ...office };
  }

  test('makes each text a message of its own, the files with the last', async () => {
    const ticket = await addFromReporter(await desk('new'), addition());
    expect(ticket?.messages.slice(1)).toMatchObject([
      { text: 'ก', source: 's-1', attachments: [] },
      { text: 'ข', source: 's-2', attachments: [{ id: 'f' }] },
    ]);
    expect(ticket?.status).toBe('new');
  });

  test('files alone are a message without words', async () => {
    const ticket = await addFromReporter(await desk('new'), addition({ texts: [] }));
    expect(ticket?.messages[1]).toMatchObject({ text: '', attachments: [{ id: 'f' }] });
  });

  test('wakes a pending ticket and reopens a resolved one', async () => {
    const woken = await addFromReporter(await desk('pending'), addition());
    expect(woken?.status).toBe('open');
    expect(woken?.activity.slice(-2).map(({ what }) => what)).toEqual(['added', 'status']);
    const reopened = await addFromReporter(await desk('resolved', now), addition());
    expect(reopened).toMatchObject({ status: 'open', dueAt: new Date('2026-12-17T09:30:00Z') });
    expect(reopened?.resolvedAt).toBeUndefined();
    expect(reopened?.activity.slice(-2).map(({ what }) => what)).toEqual(['reopened', 'status']);
  });

  test.each([
    ['closed', undefined],
    ['rejected', now],
    ['resolved', new Date('2026-10-01T00:00:00Z')],
  ] as const)('is not possible any more: %s', async (status, resolvedAt) => {
    expect(await addFromReporter(await desk(status, resolvedAt), addition())).toBeNull();
  });

  test('the same draft adds once, also at once', async () => {
    const deps = await desk('new');
    await Promise.all([addFromReporter(deps, addition()), addFromReporter(deps, addition())]);
    const ticket = await addFromReporter(deps, addition());
    expect(ticket?.messages).toHaveLength(3);
  });

  test('goes on when the office changes the ticket in the same moment', async () => {
    const deps = await desk('pending');
    let isFirst = true;
    const store = {
      ...deps.store,
      find: async (number: string) => {
        const found = await deps.store.find(number);
        if (isFirst) {
          isFirst = false;
          await deps.store.change(number, { set: { status: 'open' }, activity: [] });
        }
        return found;
      },
    };
    expect(await addFromReporter({ ...deps, store }, addition())).toMatchObject({
      status: 'open',
      messages: { length: 3 },
    });
  });

  test('to no ticket is null', async () => {
    expect(await addFromReporter(await desk('new'), addition({ number: 'C-2570-0999' }))).toBeNull();
  });
});

describe('the last word of the office', () => {
  const answer = { id: 'a', direction: 'outbound' as const, at: now, text: 'ตอบแล้ว', attachments: [] };
  const refusal = {
    at: days(1),
    by: 'system' as const,
    what: 'status' as const,
    to: 'rejected',
    reason: 'นอกพื้นที่',
  };
  test('is an answer, or why it was rejected, whichever came later', () => {
    const ticket = ticketOf();
    expect(lastWord(ticket)).toBeUndefined();
    const answered = { ...ticket, messages: [...ticket.messages, answer] };
    expect(lastWord(answered)).toEqual({ text: 'ตอบแล้ว', at: now });
    expect(lastWord({ ...answered, activity: [refusal] })).toEqual({ text: 'นอกพื้นที่', at: days(1) });
    const later = { ...answer, at: days(2) };
    expect(lastWord({ ...ticket, messages: [later], activity: [refusal] })?.text).toBe('ตอบแล้ว');
    const reopened = { ...refusal, at: days(2), from: 'rejected', to: 'open' };
    expect(lastWord({ ...answered, activity: [refusal, reopened] })?.text).toBe('ตอบแล้ว');
  });
});
