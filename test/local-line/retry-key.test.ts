import { randomUUID } from 'node:crypto';
import type { Villager } from '../../src/local-line/villager.ts';
import { call, startTinyBot, type TinyBot } from './tiny-bot.ts';

const DAY = 24 * 60 * 60 * 1000;

describe('a retry key', () => {
  let tiny: TinyBot;
  let villager: Villager;
  let now = Date.parse('2026-11-22T09:00:00+07:00');
  beforeEach(async () => {
    tiny = await startTinyBot(() => undefined, { clock: () => new Date(now) });
    villager = tiny.line.addVillager();
    await villager.follows({ expectReply: false });
  });
  afterEach(() => tiny.close());

  const push = (key: string) => {
    const body = { to: villager.userId, messages: [{ type: 'text', text: 'hello' }] };
    return call(tiny.line, 'POST', '/v2/bot/message/push', body, { 'x-line-retry-key': key });
  };

  test('accepted once answers 409 with both request ids and the same messages', async () => {
    const key = randomUUID();
    const first = await push(key);
    const second = await push(key);
    expect(second.status).toBe(409);
    expect(second.body).toEqual({ message: 'The retry key is already accepted', ...first.body });
    expect(second.headers.get('x-line-accepted-request-id')).toBe(first.headers.get('x-line-request-id'));
    expect(second.headers.get('x-line-request-id')).not.toBe(first.headers.get('x-line-request-id'));
    expect(villager.sees).toHaveLength(1);
    expect(tiny.line.sent[0]?.retryKey).toBe(key);
    expect(tiny.line.refused).toEqual([]);
  });

  test('is forgotten after 24 hours', async () => {
    const key = randomUUID();
    await push(key);
    now += DAY - 1;
    expect((await push(key)).status).toBe(409);
    now += 1;
    expect((await push(key)).status).toBe(200);
  });

  test('that is no UUID is refused', async () => {
    expect((await push('again')).status).toBe(400);
  });

  test('on a reply, or on any call that takes none, is refused', async () => {
    const headers = { 'x-line-retry-key': randomUUID() };
    const body = { replyToken: villager.lastEvent.replyToken, messages: [{ type: 'text', text: 'hello' }] };
    expect((await call(tiny.line, 'POST', '/v2/bot/message/reply', body, headers)).status).toBe(400);
    expect((await call(tiny.line, 'GET', '/v2/bot/message/quota', undefined, headers)).status).toBe(400);
  });

  test('of a call that was refused or failed may be used again', async () => {
    const key = randomUUID();
    tiny.line.setQuota({ limit: 0 });
    expect((await push(key)).status).toBe(429);
    tiny.line.setQuota({ limit: 1 });
    tiny.line.failNext({ status: 503 });
    expect((await push(key)).status).toBe(503);
    expect((await push(key)).status).toBe(200);
  });

  test('saves from sending twice when the answer was lost on the way', async () => {
    const key = randomUUID();
    tiny.line.failNext({ path: '/v2/bot/message/push', afterAccepting: true, dropConnection: true });
    await expect(push(key)).rejects.toThrow('fetch failed');
    expect((await push(key)).status).toBe(409);
    expect(villager.sees).toHaveLength(1);
  });
});
