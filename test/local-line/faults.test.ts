import type { Villager } from '../../src/local-line/villager.ts';
import { call, startTinyBot, type TinyBot } from './tiny-bot.ts';

describe('faults', () => {
  let tiny: TinyBot;
  let villager: Villager;
  beforeEach(async () => {
    tiny = await startTinyBot();
    villager = tiny.line.addVillager();
    await villager.follows({ expectReply: false });
  });
  afterEach(() => tiny.close());

  const push = () => {
    const body = { to: villager.userId, messages: [{ type: 'text', text: 'hello' }] };
    return call(tiny.line, 'POST', '/v2/bot/message/push', body);
  };
  const quota = () => call(tiny.line, 'GET', '/v2/bot/message/quota');

  test('a status is answered so many times, on that path only', async () => {
    tiny.line.failNext({ path: '/v2/bot/message/push', status: 502, times: 2 });
    expect((await quota()).status).toBe(200);
    expect([(await push()).status, (await push()).status, (await push()).status]).toEqual([502, 502, 200]);
    expect(tiny.line.refused).toEqual([]);
    expect(villager.sees).toHaveLength(1);
  });

  test('a body and headers can be given', async () => {
    const message = 'The API rate limit has been exceeded. Try again later.';
    tiny.line.failNext({ status: 429, body: { message }, headers: { 'retry-after': '1' } });
    const answer = await push();
    expect([answer.status, answer.body, answer.headers.get('retry-after')]).toEqual([429, { message }, '1']);
  });

  test('a dropped connection delivers nothing', async () => {
    tiny.line.failNext({ dropConnection: true });
    await expect(push()).rejects.toThrow('fetch failed');
    expect(villager.sees).toHaveLength(0);
  });

  test('a lost answer delivers all the same', async () => {
    tiny.line.failNext({ afterAccepting: true, dropConnection: true });
    await expect(push()).rejects.toThrow('fetch failed');
    expect(villager.sees).toHaveLength(1);
  });

  test('a call that hangs ends when the platform heals', async () => {
    const met = tiny.line.failNext({ hang: true, path: '/v2/bot/message/push' });
    const hanging = push();
    await met;
    tiny.line.heal();
    await expect(hanging).rejects.toThrow('fetch failed');
  });

  test('a slow answer is right in the end', async () => {
    tiny.line.failNext({ delayMs: 5 });
    expect((await push()).status).toBe(200);
  });

  test('LINE can be down and come back at the same address', async () => {
    await tiny.line.down();
    await expect(push()).rejects.toThrow('fetch failed');
    await tiny.line.up();
    expect((await push()).status).toBe(200);
    await tiny.line.down('error');
    expect((await push()).status).toBe(500);
    await tiny.line.up();
    expect((await push()).status).toBe(200);
  });
});
