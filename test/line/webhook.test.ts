import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { pino } from 'pino';
import { webhookRouter } from '../../src/line/webhook.ts';
import type { InboxStore, JournaledEvent } from '../../src/post/inbox.ts';

const secret = '8c570fa6dd201bb328f1c1eac23a96d8';
/** LINE's own example (documentation, "verify webhook signature"). */
const official = {
  body: '{"destination":"U8e742f61d673b39c7fff3cecb7536ef0","events":[]}',
  signature: 'GhRKmvmHys4Pi8DxkF4+EayaH0OqtJtaZxgTD9fMDLs=',
};
const user = 'U206d25c2ea6bd87c17655609a1c37cb8';

/** The webhook's door alone: what it journals, whom it tells, and a journal that can fail. */
async function startDoor() {
  const journaled: JournaledEvent[] = [];
  const taken: string[][] = [];
  const journal = { answer: async () => {} };
  const inbox: Pick<InboxStore, 'journal'> = {
    async journal(events) {
      await journal.answer();
      journaled.push(...events);
    },
  };
  const router = webhookRouter({
    channelSecret: secret,
    inbox: inbox as InboxStore,
    take: (talkers) => taken.push([...talkers]),
    digest: (text) => createHmac('sha256', 'k').update(text).digest('base64url'),
    clock: () => new Date('2026-11-22T03:00:00Z'),
    logger: pino({ level: 'silent' }),
  });
  const server = express().use('/webhook', router).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhook`;
  const posts = async (body: string | Buffer, signature: string | null = sign(body)) =>
    fetch(url, {
      method: 'POST',
      body: body as BodyInit,
      headers: {
        'content-type': 'application/json; charset=utf-8',
        ...(signature === null ? {} : { 'x-line-signature': signature }),
      },
    });
  return {
    url,
    journaled,
    taken,
    journal,
    posts,
    postsEvents: (...events: unknown[]) => posts(JSON.stringify({ destination: 'U1', events })),
    close: () => server.close(),
  };
}

const sign = (body: string | Buffer) => createHmac('sha256', secret).update(body).digest('base64');

describe('the webhook', () => {
  let door: Awaited<ReturnType<typeof startDoor>>;
  beforeEach(async () => {
    door = await startDoor();
  });
  afterEach(() => door.close());

  test("takes LINE's own signature for LINE's own body, without events", async () => {
    expect((await door.posts(official.body, official.signature)).status).toBe(200);
    expect(door.journaled).toEqual([]);
  });

  test.each([
    ['none', null],
    ['an empty one', ''],
    ['garbage', 'x'],
    ["another body's", sign('{"events":[ ]}')],
    ["another secret's", createHmac('sha256', 'other').update(official.body).digest('base64')],
    ['the right one in hexadecimal', createHmac('sha256', secret).update(official.body).digest('hex')],
    ['a very long one', 'A'.repeat(8_000)],
  ])('%s as its signature is answered 401 and changes nothing', async (_, signature) => {
    expect((await door.posts(official.body, signature)).status).toBe(401);
    expect(door.taken).toEqual([]);
  });

  test('the signature is over the raw bytes: spaces, order and escapes of another writer are fine', async () => {
    const body =
      '{ "events" : [ {"type":"follow", "\\u0061":"\\ud83d\\ude00","webhookEventId":"01A"} ],\n"destination":"U1"}';
    expect((await door.posts(body)).status).toBe(200);
    expect(door.journaled.map(({ id }) => id)).toEqual(['01A']);
  });

  test.each([
    ['not JSON', 'hello'],
    ['cut off', '{"events":['],
    ['a list', '[]'],
    ['a word', '"events"'],
    ['null', 'null'],
    ['events that are no list', '{"events":{}}'],
    ['not UTF-8', Buffer.from([0xff, 0xfe, 0x00])],
  ])('a signed body that is %s is answered 400', async (_, body) => {
    expect((await door.posts(body)).status).toBe(400);
    expect(door.journaled).toEqual([]);
  });

  test('a body above one megabyte is answered 413 before anything is looked at', async () => {
    const body = JSON.stringify({ events: [], filling: 'x'.repeat(1024 * 1024) });
    expect((await door.posts(body)).status).toBe(413);
  });

  test('a body just below one megabyte is taken', async () => {
    const body = JSON.stringify({ events: [], filling: 'x'.repeat(1024 * 1000) });
    expect((await door.posts(body)).status).toBe(200);
  });

  test('other methods find nothing here', async () => {
    expect((await fetch(door.url)).status).toBe(404);
  });

  test('a hundred events of several talkers are journaled, each talker told of once', async () => {
    const events = Array.from({ length: 100 }, (_, index) => ({
      type: 'message',
      webhookEventId: `E${index}`,
      timestamp: 1_700_000_000_000 + index,
      source: { type: 'user', userId: `U${index % 7}` },
    }));
    expect((await door.postsEvents(...events)).status).toBe(200);
    expect(door.journaled).toHaveLength(100);
    expect(door.taken[0]).toEqual(['U0', 'U1', 'U2', 'U3', 'U4', 'U5', 'U6']);
  });

  test('an event is journaled as LINE wrote it, under its id, talker, time and place', async () => {
    const event = { type: 'x', webhookEventId: '01B', timestamp: 5, source: { groupId: 'C1', userId: user } };
    await door.postsEvents({ type: 'y' }, event);
    expect(door.journaled[1]).toMatchObject({ id: '01B', talker: 'C1', at: 5, place: 1 });
    expect(JSON.parse(door.journaled[1]?.body ?? '')).toEqual(event);
  });

  test('what is no event at all is passed over, its neighbours are not', async () => {
    expect(
      (await door.postsEvents(null, 7, 'text', [], { type: 'follow', webhookEventId: '01C' })).status,
    ).toBe(200);
    expect(door.journaled.map(({ id }) => id)).toContain('01C');
  });

  test('events of old without an id are told apart by all they say, and a redelivery is recognised', async () => {
    const event = (text: string, isRedelivery = false) => ({
      type: 'message',
      timestamp: 1_462_629_479_859,
      source: { type: 'user', userId: user },
      message: { id: '325708', type: 'text', text },
      deliveryContext: { isRedelivery },
    });
    await door.postsEvents(event('a'));
    await door.postsEvents(event('b'));
    await door.postsEvents(event('a', true));
    const [a, b, again] = door.journaled.map(({ id }) => id);
    expect(a).not.toBe(b);
    expect(again).toBe(a);
    expect(a).not.toContain(user);
  });

  test.each([
    ['an id that is no text', { webhookEventId: 5 }],
    ['an empty id', { webhookEventId: '' }],
    ['a time that is none', { webhookEventId: '01D', timestamp: 'now' }],
    ['a source that is none', { webhookEventId: '01D', source: 'me' }],
    ['a user id that is none', { webhookEventId: '01D', source: { userId: 5 } }],
  ])('an event with %s is journaled all the same', async (_, event) => {
    expect((await door.postsEvents({ type: 'message', ...event })).status).toBe(200);
    expect(door.journaled).toHaveLength(1);
  });

  test('what cannot be journaled is answered 503, so that LINE brings it again', async () => {
    door.journal.answer = async () => {
      throw new Error('no');
    };
    expect((await door.postsEvents({ type: 'follow' })).status).toBe(503);
    expect(door.taken).toEqual([]);
  });

  test('a journal that hangs is answered 503 before LINE gives up', async () => {
    door.journal.answer = () => new Promise(() => undefined);
    const started = performance.now();
    expect((await door.postsEvents({ type: 'follow' })).status).toBe(503);
    expect(performance.now() - started).toBeLessThan(1_900);
  });
});
