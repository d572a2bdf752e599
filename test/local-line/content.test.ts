import type { Villager } from '../../src/local-line/villager.ts';
import { startTinyBot, type TinyBot, TOKEN } from './tiny-bot.ts';

const photo = Buffer.from('a photo of a hole in the road');

describe('content', () => {
  let tiny: TinyBot;
  let villager: Villager;
  beforeEach(async () => {
    tiny = await startTinyBot();
    villager = tiny.line.addVillager();
  });
  afterEach(() => tiny.close());

  const silently = { expectReply: false };
  const get = (messageId: string, rest = '') =>
    fetch(`${tiny.line.url}/v2/bot/message/${messageId}/content${rest}`, {
      headers: { authorization: `Bearer ${TOKEN}` },
    });

  test('comes with its type, byte for byte', async () => {
    await villager.sends.photo(photo, silently);
    const answer = await get(villager.lastMessageId);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('image/jpeg');
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(photo);
  });

  test('of a large video is 202 until it is prepared', async () => {
    await villager.sends.video(photo, { ...silently, preparing: 2 });
    const id = villager.lastMessageId;
    expect(await (await get(id, '/transcoding')).json()).toEqual({ status: 'processing' });
    expect([(await get(id)).status, (await get(id)).status, (await get(id)).status]).toEqual([202, 202, 200]);
    expect(await (await get(id, '/transcoding')).json()).toEqual({ status: 'succeeded' });
  });

  test('of an unknown message is 404, of an unsent one 410', async () => {
    expect((await get('1')).status).toBe(404);
    await villager.sends.file('a.pdf', photo, silently);
    const id = villager.lastMessageId;
    await villager.unsends();
    const gone = await get(id);
    expect([gone.status, await gone.json()]).toEqual([410, { message: 'The content is gone' }]);
  });

  test('can be lost at LINE', async () => {
    await villager.sends.audio(photo, silently);
    tiny.line.setContent(villager.lastMessageId, { missing: true });
    expect((await get(villager.lastMessageId)).status).toBe(404);
  });

  test('can break off midway', async () => {
    await villager.sends.photo(photo, { ...silently, breakAfter: 5 });
    const answer = await get(villager.lastMessageId);
    expect(answer.status).toBe(200);
    await expect(answer.arrayBuffer()).rejects.toThrow('terminated');
  });

  test('has a preview only for images and videos', async () => {
    await villager.sends.photo(photo, silently);
    expect((await get(villager.lastMessageId, '/preview')).status).toBe(200);
    await villager.sends.file('a.pdf', photo, silently);
    expect((await get(villager.lastMessageId, '/preview')).status).toBe(400);
  });
});
