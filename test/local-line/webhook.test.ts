import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import * as events from '../../src/local-line/events.ts';
import type { Villager } from '../../src/local-line/villager.ts';
import { sign } from '../../src/local-line/webhook/sign.ts';
import { startTinyBot, type TinyBot } from './tiny-bot.ts';

const schema = JSON.parse(
  readFileSync(new URL('../../src/local-line/schema/webhook.schema.json', import.meta.url), 'utf8'),
);
const matches = new Ajv({ strict: false })
  .addSchema(schema)
  .getSchema(`${schema.$id}#/definitions/CallbackRequest`);

test("the signature is that of LINE's own example", () => {
  const body = '{"destination":"U8e742f61d673b39c7fff3cecb7536ef0","events":[]}';
  expect(sign(body, '8c570fa6dd201bb328f1c1eac23a96d8')).toBe('GhRKmvmHys4Pi8DxkF4+EayaH0OqtJtaZxgTD9fMDLs=');
});

describe('webhooks', () => {
  let tiny: TinyBot;
  let villager: Villager;
  beforeEach(async () => {
    tiny = await startTinyBot();
    villager = tiny.line.addVillager();
  });
  afterEach(() => tiny.close());

  const received = () => tiny.bodies.flatMap((body) => body.events);

  test('carry what LINE puts on an event', async () => {
    await villager.says('hello');
    expect(tiny.bodies).toEqual([
      {
        destination: tiny.line.botUserId,
        events: [
          {
            type: 'message',
            message: {
              type: 'text',
              id: expect.stringMatching(/^\d{18}$/),
              text: 'hello',
              quoteToken: expect.any(String),
              markAsReadToken: expect.any(String),
            },
            webhookEventId: expect.stringMatching(/^[0-9A-HJKMNP-TV-Z]{26}$/),
            deliveryContext: { isRedelivery: false },
            timestamp: expect.any(Number),
            source: { type: 'user', userId: villager.userId },
            replyToken: expect.stringMatching(/^[0-9a-f]{32}$/),
            mode: 'active',
          },
        ],
      },
    ]);
  });

  test('have the form of LINE for every event type', async () => {
    const { line } = tiny;
    const inGroup = { villager, in: line.addGroup([villager]) };
    const { userId } = villager;
    const ofVillager = [
      events.text('x'),
      events.sticker(),
      events.image({ imageSet: { id: 'a', index: 1, total: 2 } }),
      events.video(),
      events.audio(),
      events.file('a.pdf', 10),
      events.location(7.7, 99.4, { title: 'a', address: 'b' }),
      events.unknownMessage(),
      events.unsend('1'),
      events.postback('a=b', { date: '2026-11-22' }),
      events.follow(),
      events.unfollow(),
      events.videoPlayComplete('t'),
      events.beacon(),
      events.accountLink('ok'),
      events.accountLink('failed'),
      events.membership('joined'),
      events.things(),
      events.unknown(),
    ].map((body) => line.stamp(villager, body));
    const ofGroup = [
      events.text('x'),
      events.join(),
      events.leave(),
      events.memberJoined([userId]),
      events.memberLeft([userId]),
      events.messageEdited('1', 'y'),
    ].map((body) => line.stamp(inGroup, body));
    const ofNobody = [
      events.moduleAttached(userId),
      events.moduleDetached(userId),
      events.activated(1),
      events.deactivated(),
      events.botSuspended(),
      events.botResumed(),
      events.delivery('x'),
    ].map((body) => line.stamp(undefined, body));
    const delivery = await line.deliver([...ofVillager, ...ofGroup, ...ofNobody]);
    expect(delivery.accepted).toBe(true);
    expect(tiny.bodies[0]?.events).toHaveLength(32);
    expect(matches?.(JSON.parse(delivery.body))).toBe(true);
  });

  test('give a reply token to the events that LINE gives one, and to no other', async () => {
    const withToken = [events.follow(), events.postback('x'), events.accountLink('ok'), events.beacon()];
    const without = [events.unfollow(), events.unsend('1'), events.accountLink('failed'), events.leave()];
    const tokenOf = (body: events.EventBody) => tiny.line.stamp(villager, body).replyToken;
    expect(withToken.map(tokenOf)).toEqual(withToken.map(() => expect.any(String)));
    expect(without.map(tokenOf)).toEqual(without.map(() => undefined));
  });

  test('can be without a source, a reply token or a known user', async () => {
    const event = tiny.line.stamp({ type: 'user', userId: `U${'a'.repeat(32)}` }, events.text('stranger'));
    await tiny.line.deliver({ ...event, replyToken: undefined, mode: 'standby' });
    await tiny.line.deliver({ ...event, source: { type: 'user' } });
    expect(tiny.line.villagers).toHaveLength(2);
  });

  test('a verification has no events', async () => {
    expect((await tiny.line.verify()).accepted).toBe(true);
    expect(tiny.bodies[0]?.events).toEqual([]);
  });

  test('a raw body goes out byte for byte, with the right signature, a wrong one or none', async () => {
    const body = '{ "destination" : "x",\n "events":[ ] , "ก":"\\u0e01" }';
    expect((await tiny.line.deliverRaw(body)).accepted).toBe(true);
    expect((await tiny.line.deliverRaw(body, 'wrong')).attempts[0]).toMatchObject({ status: 401 });
    expect((await tiny.line.deliverRaw(body, null)).attempts[0]).toMatchObject({ status: 401 });
  });

  test('a redelivery has the same ids and token and says what it is', async () => {
    tiny.statuses.push(503);
    const delivery = await tiny.line.deliver(tiny.line.stamp(villager, events.text('hello')));
    expect(delivery).toMatchObject({
      accepted: false,
      attempts: [{ status: 503, reason: 'error_status_code' }],
    });
    const [event] = delivery.events;
    await tiny.line.redeliver();
    expect(delivery.accepted).toBe(true);
    expect(received()).toEqual([{ ...event, deliveryContext: { isRedelivery: true } }]);
    expect(await tiny.line.redeliver()).toEqual([]);
  });

  test('redelivery can be off, as it is at LINE until it is switched on', async () => {
    tiny.line.setRedelivery('off');
    await expect(tiny.line.redeliver()).rejects.toThrow('Redelivery is off');
  });

  test('a duplicate is the same bytes, not marked', async () => {
    await villager.says('hello');
    await tiny.line.duplicate();
    expect(received()).toHaveLength(2);
    expect(received()[0]).toEqual(received()[1]);
  });

  test('held webhooks go in the other order', async () => {
    tiny.line.hold();
    const both = [villager.says('first'), villager.says('second')];
    await tiny.line.release({ order: 'reversed' });
    await Promise.all(both);
    expect(received().map((event) => event.message?.text)).toEqual(['second', 'first']);
  });

  test('held webhooks of several villagers go as one', async () => {
    const other = tiny.line.addVillager();
    tiny.line.hold();
    const both = [villager.says('mine'), other.says('yours')];
    await tiny.line.release({ together: true });
    await Promise.all(both);
    expect(tiny.bodies).toHaveLength(1);
    expect(received().map((event) => event.source?.userId)).toEqual([villager.userId, other.userId]);
  });
});

test('redelivery by itself goes on until the bot takes the webhook', async () => {
  const tiny = await startTinyBot(undefined, { redelivery: 'auto', redeliveryDelaysMs: [1, 1, 1] });
  tiny.statuses.push(500, 500);
  const villager = tiny.line.addVillager();
  await villager.says('hello');
  expect(tiny.line.deliveries[0]?.attempts.map(({ isRedelivery }) => isRedelivery)).toEqual([
    false,
    true,
    true,
  ]);
  await tiny.close();
});

test('a bot that answers too late is a time-out', async () => {
  let release: () => void = () => {};
  const late = new Promise<void>((resolve) => {
    release = resolve;
  });
  const tiny = await startTinyBot(undefined, { webhookTimeoutMs: 20 });
  const { createServer } = await import('node:http');
  const slow = createServer(async (_request, response) => {
    await late;
    response.end();
  });
  await new Promise<void>((resolve) => slow.listen(0, '127.0.0.1', resolve));
  const address = slow.address();
  tiny.line.setWebhookUrl(`http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/`);
  expect((await tiny.line.verify()).attempts[0]).toMatchObject({ reason: 'request_timeout' });
  release();
  slow.closeAllConnections();
  await new Promise((resolve) => slow.close(resolve));
  expect((await tiny.line.verify()).attempts[0]).toMatchObject({ reason: 'could_not_connect' });
  await tiny.close();
});
