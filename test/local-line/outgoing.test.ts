import type { Villager } from '../../src/local-line/villager.ts';
import { call, startTinyBot, type TinyBot } from './tiny-bot.ts';

const hello = [{ type: 'text', text: 'hello' }];
const MINUTE = 60_000;

describe('outgoing calls', () => {
  let tiny: TinyBot;
  let villager: Villager;
  let now: number;
  beforeEach(async () => {
    now = Date.parse('2026-11-22T09:00:00+07:00');
    tiny = await startTinyBot(() => undefined, { clock: () => new Date(now) });
    villager = tiny.line.addVillager();
    await villager.follows({ expectReply: false });
  });
  afterEach(() => tiny.close());

  const token = () => String(villager.lastEvent.replyToken);
  const reply = (replyToken = token(), headers = {}) =>
    call(tiny.line, 'POST', '/v2/bot/message/reply', { replyToken, messages: hello }, headers);
  const push = (to: unknown = villager.userId, more: object = {}) =>
    call(tiny.line, 'POST', '/v2/bot/message/push', { to, messages: hello, ...more });

  test('every answer carries a request id, errors too', async () => {
    for (const answer of [await reply(), await reply(), await call(tiny.line, 'GET', '/v2/nowhere')]) {
      expect(answer.headers.get('x-line-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    }
  });

  test('a wrong or missing token is 401', async () => {
    const answer = await reply(token(), { authorization: 'Bearer wrong' });
    expect(answer.status).toBe(401);
    expect(answer.body.message).toContain('Authentication failed');
  });

  test('a reply names the messages sent', async () => {
    const { status, body } = await reply();
    expect(status).toBe(200);
    expect(body).toEqual({
      sentMessages: [{ id: expect.stringMatching(/^\d+$/), quoteToken: expect.any(String) }],
    });
    expect(tiny.line.sent).toMatchObject([{ via: 'reply', to: villager.userId, delivered: true }]);
    expect(tiny.line.quota.used).toBe(0);
  });

  test('a reply token works once', async () => {
    expect((await reply()).status).toBe(200);
    expect(await reply()).toMatchObject({ status: 400, body: { message: 'Invalid reply token' } });
    expect(await reply('made-up')).toMatchObject({ status: 400, body: { message: 'Invalid reply token' } });
  });

  test('a reply token dies after a minute', async () => {
    now += MINUTE;
    const held = token();
    now += 1;
    expect((await reply(held)).status).toBe(400);
  });

  test('a redelivered webhook gives its token another minute, until 20 minutes after the event', async () => {
    now += 19 * MINUTE;
    await tiny.line.redeliver(tiny.line.deliveries[0]);
    now += MINUTE;
    const alive = token();
    await tiny.line.redeliver(tiny.line.deliveries[0]);
    now += 1;
    expect((await reply(alive)).status).toBe(400);
    now -= 1;
    expect((await reply(alive)).status).toBe(200);
  });

  test('a refused message leaves the reply token alive', async () => {
    const broken = { replyToken: token(), messages: [{ type: 'text', text: '' }] };
    expect((await call(tiny.line, 'POST', '/v2/bot/message/reply', broken)).status).toBe(400);
    expect((await reply()).status).toBe(200);
    expect(tiny.line.refused).toMatchObject([
      { status: 400, path: '/v2/bot/message/reply', details: [{ property: 'messages[0].text' }] },
    ]);
  });

  test('a body that is no JSON, of a wrong type or above 2 MB is refused', async () => {
    const post = (body: Uint8Array, headers = {}) =>
      call(tiny.line, 'POST', '/v2/bot/message/push', body, headers);
    expect((await post(Buffer.from('{'))).status).toBe(400);
    expect((await post(Buffer.from('{}'), { 'content-type': 'text/plain' })).status).toBe(415);
    expect((await post(Buffer.alloc(2 * 1024 * 1024 + 1))).status).toBe(413);
  });

  test('a push needs a known id', async () => {
    expect((await push()).status).toBe(200);
    expect(await push('somchai')).toMatchObject({
      status: 400,
      body: { message: "The property, 'to', in the request body is invalid (line: -, column: -)" },
    });
    expect(await push(`U${'0'.repeat(32)}`)).toMatchObject({
      status: 400,
      body: { message: 'Failed to send messages' },
    });
  });

  test('a push to one who blocked is 200, reaches nobody and is not counted', async () => {
    await villager.blocks();
    expect((await push()).status).toBe(200);
    expect(tiny.line.sent).toMatchObject([{ via: 'push', delivered: false }]);
    expect(villager.sees).toHaveLength(0);
    expect(tiny.line.quota.used).toBe(0);
  });

  test('a push reaches one who is no friend for seven days after they wrote', async () => {
    const stranger = tiny.line.addVillager();
    await push(stranger.userId);
    expect(tiny.line.sent.at(-1)?.delivered).toBe(false);
    await stranger.says('hello', { expectReply: false });
    now += 7 * 24 * 60 * MINUTE - 1;
    await push(stranger.userId);
    expect(tiny.line.sent.at(-1)?.delivered).toBe(true);
    now += 1;
    await push(stranger.userId);
    expect(tiny.line.sent.at(-1)?.delivered).toBe(false);
  });

  test('quota counts recipients, not messages, and replies are free', async () => {
    tiny.line.setQuota({ limit: 2 });
    await push(villager.userId, { messages: [...hello, ...hello] });
    const other = tiny.line.addVillager();
    await other.follows({ expectReply: false });
    const both = { to: [villager.userId, other.userId], messages: hello };
    expect(await call(tiny.line, 'POST', '/v2/bot/message/multicast', both)).toMatchObject({
      status: 429,
      body: { message: 'You have reached your monthly limit.' },
    });
    expect((await push()).status).toBe(200);
    expect((await push()).status).toBe(429);
    expect((await reply()).status).toBe(200);
    const quota = await call(tiny.line, 'GET', '/v2/bot/message/quota');
    const used = await call(tiny.line, 'GET', '/v2/bot/message/quota/consumption');
    expect([quota.body, used.body]).toEqual([{ type: 'limited', value: 2 }, { totalUsage: 2 }]);
  });

  test('quota begins again with the month in Bangkok', async () => {
    tiny.line.setQuota({ limit: 1, used: 1 });
    expect((await push()).status).toBe(429);
    now = Date.parse('2026-12-01T00:00:00+07:00');
    expect((await push()).status).toBe(200);
  });

  test('a channel without a limit says so', async () => {
    tiny.line.setQuota({ limit: null });
    expect((await call(tiny.line, 'GET', '/v2/bot/message/quota')).body).toEqual({ type: 'none' });
  });

  test('a push to a group costs as many as it has members', async () => {
    const group = tiny.line.addGroup([villager, tiny.line.addVillager(), tiny.line.addVillager()]);
    expect((await push(group.groupId)).status).toBe(200);
    expect(tiny.line.quota.used).toBe(3);
  });

  test('broadcast reaches every friend, narrowcast answers 202', async () => {
    const all = await call(tiny.line, 'POST', '/v2/bot/message/broadcast', { messages: hello });
    expect(all).toMatchObject({ status: 200, body: {} });
    expect((await call(tiny.line, 'POST', '/v2/bot/message/narrowcast', { messages: hello })).status).toBe(
      202,
    );
    expect(tiny.line.sent.map(({ via, to }) => [via, to])).toEqual([
      ['broadcast', villager.userId],
      ['narrowcast', villager.userId],
    ]);
  });

  test('a quote must be of this chat', async () => {
    await villager.says('quote me', { expectReply: false });
    const quoteToken = villager.lastEvent.message?.quoteToken;
    const quoting = (to: string) => push(to, { messages: [{ type: 'text', text: 'yes', quoteToken }] });
    expect((await quoting(villager.userId)).status).toBe(200);
    const other = tiny.line.addVillager();
    expect((await quoting(other.userId)).status).toBe(400);
  });

  test('a mention belongs into a group, a tracking id into a 1:1 chat', async () => {
    const mentionee = { type: 'user', userId: villager.userId };
    const mention = { type: 'textV2', text: '{you}', substitution: { you: { type: 'mention', mentionee } } };
    const url = 'https://example.com/a.mp4';
    const video = { type: 'video', originalContentUrl: url, previewImageUrl: url, trackingId: 'a' };
    const { groupId } = tiny.line.addGroup([villager]);
    const statuses = [];
    for (const to of [villager.userId, groupId]) {
      for (const message of [mention, video]) statuses.push((await push(to, { messages: [message] })).status);
    }
    expect(statuses).toEqual([400, 200, 200, 400]);
  });

  test('the validate endpoints look at messages and send nothing', async () => {
    const path = '/v2/bot/message/validate/push';
    expect((await call(tiny.line, 'POST', path, { messages: hello })).status).toBe(200);
    expect((await call(tiny.line, 'POST', path, { messages: [] })).status).toBe(400);
    expect(tiny.line.sent).toEqual([]);
  });

  test('profile: friends yes, strangers and those who blocked no', async () => {
    const profile = (userId: string) => call(tiny.line, 'GET', `/v2/bot/profile/${userId}`);
    expect((await profile(villager.userId)).body).toMatchObject({
      displayName: 'Villager 1',
      language: 'th',
    });
    await villager.blocks();
    expect((await profile(villager.userId)).status).toBe(404);
    expect((await profile(tiny.line.addVillager().userId)).status).toBe(404);
    expect((await profile('nobody')).status).toBe(400);
  });

  test.each([
    [{}, 202],
    [{ loadingSeconds: 5 }, 202],
    [{ loadingSeconds: 60 }, 202],
    [{ loadingSeconds: 65 }, 400],
    [{ loadingSeconds: 7 }, 400],
    [{ loadingSeconds: 3 }, 400],
    [{ chatId: `C${'0'.repeat(32)}` }, 400],
  ])('loading animation %j is %i', async (more, status) => {
    const body = { chatId: villager.userId, ...more };
    expect((await call(tiny.line, 'POST', '/v2/bot/chat/loading/start', body)).status).toBe(status);
  });

  test('seconds that break both rules get two details', async () => {
    const body = { chatId: villager.userId, loadingSeconds: 3 };
    const answer = await call(tiny.line, 'POST', '/v2/bot/chat/loading/start', body);
    expect(answer.body.details).toEqual([
      { message: 'Must be between 5 and 60', property: 'loadingSeconds' },
      { message: 'must be a multiple of five', property: 'loadingSeconds' },
    ]);
  });

  test('mark as read takes a token of a message event', async () => {
    await villager.says('hello', { expectReply: false });
    const markAsReadToken = villager.lastEvent.message?.markAsReadToken;
    const mark = (body: object) => call(tiny.line, 'POST', '/v2/bot/chat/markAsRead', body);
    expect((await mark({ markAsReadToken })).status).toBe(200);
    expect((await mark({ markAsReadToken: 'made-up' })).status).toBe(400);
  });

  test('with validation off anything goes out', async () => {
    tiny.line.setValidation('off');
    expect((await push(villager.userId, { messages: [{ type: 'text', text: '' }] })).status).toBe(200);
  });
});

test('a rate limit answers 429 until time has passed', async () => {
  let now = 0;
  const tiny = await startTinyBot(undefined, { rateLimit: 2, clock: () => new Date(now) });
  const ask = () => call(tiny.line, 'GET', '/v2/bot/message/quota');
  expect([(await ask()).status, (await ask()).status]).toEqual([200, 200]);
  expect(await ask()).toMatchObject({
    status: 429,
    body: { message: 'The API rate limit has been exceeded. Try again later.' },
  });
  now += 500;
  expect((await ask()).status).toBe(200);
  await tiny.close();
});
