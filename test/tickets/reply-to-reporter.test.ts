import { Refusal } from '../../src/errors.ts';
import type { Answer, AnswerPost } from '../../src/tickets/ports.ts';
import { answerLimit, replyToReporter, talkLimit } from '../../src/tickets/reply-to-reporter.ts';
import { tryAgain } from '../../src/tickets/try-again.ts';
import { memoryTickets } from '../helpers/memory-tickets.ts';
import { draftOf, officer, userId } from '../helpers/tickets.ts';

const now = new Date('2026-11-24T03:00:00Z');

type State = 'prepared' | 'queued' | 'failed' | 'sent';

/** The way out with its promises; `breakAt` makes one of its steps throw, before or after it took effect. */
function memoryPost() {
  const answers = new Map<string, Answer & { state: State }>();
  let broken: { step: string; isAfter: boolean } | undefined;
  const step = (name: string, deed: () => void) => {
    if (broken?.step !== name) return deed();
    const { isAfter } = broken;
    broken = undefined;
    if (isAfter) deed();
    throw new Error('the process died');
  };
  const move = (id: string, from: readonly State[], to: State) => {
    const answer = answers.get(id);
    const isThere = answer !== undefined && from.includes(answer.state);
    if (isThere) answers.set(id, { ...answer, state: to });
    return isThere;
  };
  const post: AnswerPost = {
    async prepare(answer) {
      step('prepare', () => {
        if (!answers.has(answer.id)) answers.set(answer.id, { ...answer, state: 'prepared' });
      });
    },
    async release(id) {
      step('release', () => void move(id, ['prepared'], 'queued'));
    },
    async withdraw(id) {
      step('withdraw', () => {
        if (answers.get(id)?.state === 'prepared') answers.delete(id);
      });
    },
    retry: async (id) => move(id, ['failed'], 'queued'),
  };
  return {
    post,
    states: () => [...answers.values()].map(({ state }) => state),
    of: (id: string) => answers.get(id),
    fails: (id: string) => void move(id, ['queued'], 'failed'),
    isSent: (id: string) => void answers.delete(id),
    breakAt(name: string, isAfter = false) {
      broken = { step: name, isAfter };
    },
  };
}

async function desk() {
  const store = memoryTickets(() => now);
  const { ticket } = await store.open(draftOf());
  const way = memoryPost();
  const reply = (other: { text?: string; revision?: number; id?: string; number?: string } = {}) =>
    replyToReporter(
      { store, post: way.post, clock: () => now, newId: () => other.id ?? 'a-1' },
      { number: ticket.number, text: 'ส่งช่างแล้ว', by: officer, revision: 1, ...other },
    );
  const answersOnTicket = async () =>
    (await store.find(ticket.number))?.messages.filter(({ direction }) => direction === 'outbound') ?? [];
  return { store, way, reply, answersOnTicket, number: ticket.number };
}

const refused = async (deed: Promise<unknown>) => {
  const error = await deed.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  return error instanceof Refusal ? error.reason : error;
};

describe('an answer', () => {
  test('is on the ticket and on its way, and opens a new ticket', async () => {
    const { reply, way } = await desk();
    const ticket = await reply();
    expect(ticket).toMatchObject({ status: 'open', firstReplyAt: now, revision: 2 });
    expect(ticket.messages.at(-1)).toMatchObject({
      id: 'a-1',
      text: 'ส่งช่างแล้ว',
      by: officer,
      delivery: { state: 'queued' },
    });
    expect(ticket.activity.slice(-2).map(({ what }) => what)).toEqual(['replied', 'status']);
    expect(way.of('a-1')).toMatchObject({ userId, text: 'ส่งช่างแล้ว', status: 'open', state: 'queued' });
  });

  test('the first one alone is the first', async () => {
    const { reply } = await desk();
    await reply();
    const ticket = await reply({ id: 'a-2', revision: 2 });
    expect(ticket.activity.filter(({ what }) => what === 'status')).toHaveLength(1);
    expect(ticket.messages).toHaveLength(3);
  });

  test.each([
    ['nothing', { text: ' \n ' }, 'empty'],
    ['too much', { text: 'ก'.repeat(answerLimit + 1) }, 'too-long'],
    ['to an old form', { revision: 0 }, 'changed-meanwhile'],
    ['to no ticket', { number: 'C-2570-0999' }, 'not-found'],
  ])('%s is refused and leaves nothing on its way', async (_, other, reason) => {
    const { reply, way, answersOnTicket } = await desk();
    expect(await refused(reply(other))).toBe(reason);
    expect(way.states()).toEqual([]);
    expect(await answersOnTicket()).toEqual([]);
  });

  test('in a talk that is full is refused', async () => {
    const { reply, store, number } = await desk();
    const [first] = (await store.find(number))?.messages ?? [];
    if (!first) throw new Error('no message');
    const more = Array.from({ length: talkLimit }, (_, index) => ({ ...first, id: `m-${index}` }));
    await store.change(number, { addMessages: more, activity: [] });
    expect(await refused(reply({ revision: 2 }))).toBe('talk-full');
  });
});

describe('two officers at once', () => {
  test('one answers, the other is told and nothing of theirs is left', async () => {
    const { reply, way, answersOnTicket } = await desk();
    const both = await Promise.all([
      refused(reply({ id: 'a-1' })),
      refused(reply({ id: 'a-2', text: 'อีกคำตอบ' })),
    ]);
    expect(both.filter((one) => one === 'changed-meanwhile')).toHaveLength(1);
    expect(await answersOnTicket()).toHaveLength(1);
    expect(way.states()).toEqual(['queued']);
  });

  test('the same form sent twice answers once', async () => {
    const { reply, way, answersOnTicket } = await desk();
    await Promise.all([reply(), reply()]);
    await reply();
    expect(await answersOnTicket()).toHaveLength(1);
    expect(way.states()).toEqual(['queued']);
  });

  test('a second form that comes after the answer has reached the villager leaves nothing to be sent again', async () => {
    const { store, way, number } = await desk();
    const form = { number, text: 'ส่งช่างแล้ว', by: officer, revision: 1 };
    const deps = { store, clock: () => now, newId: () => 'a-1' };
    const slow: AnswerPost = {
      ...way.post,
      async prepare(answer) {
        await replyToReporter({ ...deps, post: way.post }, form);
        way.isSent('a-1');
        await store.setDelivery(number, 'a-1', { state: 'sent', at: now });
        await way.post.prepare(answer);
      },
    };
    await replyToReporter({ ...deps, post: slow }, form);
    expect(way.states()).toEqual([]);
  });
});

describe('a crash', () => {
  test.each([
    ['before preparing', 'prepare', false],
    ['after preparing', 'prepare', true],
  ])('%s changes nothing, and the form sent again answers once', async (_, step, isAfter) => {
    const { reply, way, answersOnTicket } = await desk();
    way.breakAt(step, isAfter);
    await expect(reply()).rejects.toThrow('died');
    expect(await answersOnTicket()).toEqual([]);
    expect(way.states()).not.toContain('queued');
    await reply();
    expect(await answersOnTicket()).toHaveLength(1);
    expect(way.states()).toEqual(['queued']);
  });

  test.each([
    ['before releasing', false],
    ['after releasing', true],
  ])('%s keeps the answer, and the form sent again sends it once', async (_, isAfter) => {
    const { reply, way, answersOnTicket } = await desk();
    way.breakAt('release', isAfter);
    await expect(reply()).rejects.toThrow('died');
    expect(await answersOnTicket()).toHaveLength(1);
    await reply();
    expect(await answersOnTicket()).toHaveLength(1);
    expect(way.states()).toEqual(['queued']);
  });
});

describe('trying again', () => {
  const again = (
    desk: { store: ReturnType<typeof memoryTickets>; way: ReturnType<typeof memoryPost>; number: string },
    post = desk.way.post,
  ) =>
    tryAgain(
      { store: desk.store, post, clock: () => now },
      { number: desk.number, messageId: 'a-1', by: officer },
    );

  test('puts a failed answer on its way and says who did', async () => {
    const one = await desk();
    await one.reply();
    one.way.fails('a-1');
    await one.store.setDelivery(one.number, 'a-1', { state: 'failed', reason: 'unreachable', at: now });
    const ticket = await again(one);
    expect(one.way.states()).toEqual(['queued']);
    expect(ticket.messages.at(-1)?.delivery?.state).toBe('queued');
    expect(ticket.activity.at(-1)).toMatchObject({ what: 'redelivery', by: officer });
  });

  test('what is sent in the very moment is shown as sent', async () => {
    const one = await desk();
    await one.reply();
    one.way.fails('a-1');
    await one.store.setDelivery(one.number, 'a-1', { state: 'failed', reason: 'unreachable', at: now });
    const quick: AnswerPost = {
      ...one.way.post,
      async retry(id) {
        const isQueued = await one.way.post.retry(id);
        await one.store.setDelivery(one.number, id, { state: 'sent', at: now });
        return isQueued;
      },
    };
    const ticket = await again(one, quick);
    expect(ticket.messages.at(-1)?.delivery?.state).toBe('sent');
  });

  test('what is on its way, or nowhere, is refused and shown as it was', async () => {
    const one = await desk();
    expect(await refused(again(one))).toBe('not-found');
    await one.reply();
    expect(await refused(again(one))).toBe('not-found');
    await one.store.setDelivery(one.number, 'a-1', { state: 'failed', reason: 'refused', at: now });
    expect(await refused(again(one))).toBe('not-found');
    expect((await one.answersOnTicket())[0]?.delivery).toEqual({
      state: 'failed',
      reason: 'refused',
      at: now,
    });
  });
});
