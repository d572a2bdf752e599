import type { Villager } from '../../src/local-line/villager.ts';
import { call, startTinyBot, type TinyBot } from './tiny-bot.ts';

const area = (x: number, action: object) => ({ bounds: { x, y: 0, width: 1250, height: 843 }, action });
const menu = (more: object = {}) => ({
  size: { width: 2500, height: 843 },
  selected: true,
  name: 'เมนูหลัก',
  chatBarText: 'เมนูบริการอบต.',
  areas: [
    area(0, { type: 'message', label: 'ร้องเรียน', text: 'ร้องเรียน' }),
    area(1250, { type: 'richmenuswitch', label: 'หน้าถัดไป', data: 'page=2', richMenuAliasId: 'second' }),
  ],
  ...more,
});

/** The first bytes of a PNG of this size: all that the platform looks at. */
function png(width: number, height: number): Buffer {
  const bytes = Buffer.alloc(64);
  Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]).copy(bytes);
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  return bytes;
}

describe('rich menus', () => {
  let tiny: TinyBot;
  let villager: Villager;
  beforeEach(async () => {
    tiny = await startTinyBot();
    villager = tiny.line.addVillager();
    await villager.follows({ expectReply: false });
  });
  afterEach(() => tiny.close());

  const api = (method: string, path: string, body?: unknown, headers = {}) =>
    call(tiny.line, method, `/v2/bot/${path}`, body, headers);
  const create = async (more?: object) => String((await api('POST', 'richmenu', menu(more))).body.richMenuId);
  const upload = (id: string, bytes = png(2500, 843), type = 'image/png') =>
    api('POST', `richmenu/${id}/content`, bytes, { 'content-type': type });
  const createWithImage = async () => {
    const id = await create();
    await upload(id);
    return id;
  };

  test.each<[string, object, string]>([
    ['narrower than 800', { size: { width: 799, height: 300 } }, 'size.width'],
    ['lower than 250', { size: { width: 800, height: 249 } }, 'size.height'],
    ['too high for its width', { size: { width: 800, height: 600 } }, 'size'],
    ['with a bar text of 15', { chatBarText: 'x'.repeat(15) }, 'chatBarText'],
    ['with 21 areas', { areas: Array(21).fill(menu().areas[0]) }, 'areas'],
    [
      'with an area outside',
      { areas: [area(2000, { type: 'message', label: 'x', text: 'x' })] },
      'areas[0].bounds',
    ],
  ])('one %s is refused', async (_name, more, property) => {
    const answer = await api('POST', 'richmenu', menu(more));
    expect(answer.status).toBe(400);
    expect(answer.body.details).toContainEqual({ property, message: expect.any(String) });
  });

  test('one without an image can be given to nobody', async () => {
    const id = await create();
    const words = 'must upload richmenu image before applying it to user';
    expect((await api('POST', `user/all/richmenu/${id}`)).body.message).toBe(words);
    expect((await api('POST', `user/${villager.userId}/richmenu/${id}`)).body.message).toBe(words);
  });

  test('an image is of the right type and size, and comes once', async () => {
    const id = await create();
    expect((await upload(id, png(2500, 843), 'text/plain')).status).toBe(415);
    expect((await upload(id, png(2500, 1686))).body.message).toBe(
      'The image size is not allowed for richmenu',
    );
    expect((await upload(id)).status).toBe(200);
    expect((await upload(id)).body.message).toBe('An image has already been uploaded to the richmenu');
    expect((await upload('richmenu-nowhere')).status).toBe(404);
  });

  test('the own menu stands before the default one', async () => {
    const [common, own] = [await createWithImage(), await createWithImage()];
    await api('POST', `user/all/richmenu/${common}`);
    expect(tiny.line.richMenuOf(villager)?.richMenuId).toBe(common);
    await api('POST', `user/${villager.userId}/richmenu/${own}`);
    expect(tiny.line.richMenuOf(villager)?.richMenuId).toBe(own);
    expect((await api('GET', `user/${villager.userId}/richmenu`)).body).toEqual({ richMenuId: own });
    await api('DELETE', `richmenu/${own}`);
    expect(tiny.line.richMenuOf(villager)?.richMenuId).toBe(common);
    await api('DELETE', 'user/all/richmenu');
    expect(tiny.line.richMenuOf(villager)).toBeUndefined();
  });

  test('a link to one who blocked is 200 without effect', async () => {
    const id = await createWithImage();
    await villager.blocks();
    expect((await api('POST', `user/${villager.userId}/richmenu/${id}`)).status).toBe(200);
    expect((await api('GET', `user/${villager.userId}/richmenu`)).status).toBe(404);
  });

  test('many can be linked at once', async () => {
    const id = await createWithImage();
    const userIds = [villager.userId];
    expect((await api('POST', 'richmenu/bulk/link', { richMenuId: id, userIds })).status).toBe(202);
    expect(tiny.line.richMenuOf(villager)?.richMenuId).toBe(id);
    expect((await api('POST', 'richmenu/bulk/unlink', { userIds })).status).toBe(202);
    expect(tiny.line.richMenuOf(villager)).toBeUndefined();
  });

  test('an alias is new, well spelt, and of a menu with an image', async () => {
    const id = await createWithImage();
    const alias = (richMenuAliasId: string, richMenuId: string) =>
      api('POST', 'richmenu/alias', { richMenuAliasId, richMenuId });
    expect((await alias('first', id)).status).toBe(200);
    expect((await alias('first', id)).body.message).toBe('conflict richmenu alias id');
    expect((await alias('second', 'richmenu-nowhere')).body.message).toBe('richmenu not found');
    expect((await alias('Second!', id)).status).toBe(400);
    expect((await api('GET', 'richmenu/alias/first')).body).toEqual({
      richMenuAliasId: 'first',
      richMenuId: id,
    });
    expect((await api('DELETE', 'richmenu/alias/first')).status).toBe(200);
    expect((await api('GET', 'richmenu/alias/first')).status).toBe(404);
  });

  test('a villager taps it, and switches to another', async () => {
    const [first, second] = [await createWithImage(), await createWithImage()];
    await api('POST', `user/all/richmenu/${first}`);
    expect((await villager.taps('ร้องเรียน'))[0]).toMatchObject({ text: 'you said ร้องเรียน' });
    await villager.taps('หน้าถัดไป', { expectReply: false });
    const notFound = { newRichMenuAliasId: 'second', status: 'RICHMENU_ALIAS_ID_NOTFOUND' };
    expect(villager.lastEvent.postback).toEqual({ data: 'page=2', params: notFound });
    await api('POST', 'richmenu/alias', { richMenuAliasId: 'second', richMenuId: second });
    await villager.taps('หน้าถัดไป', { expectReply: false });
    expect(villager.lastEvent.postback).toMatchObject({ params: { status: 'SUCCESS' } });
    expect(tiny.line.richMenuOf(villager)?.richMenuId).toBe(second);
  });

  test('all are listed', async () => {
    const id = await createWithImage();
    expect((await api('GET', 'richmenu/list')).body.richmenus).toEqual([{ richMenuId: id, ...menu() }]);
    const image = await fetch(`${tiny.line.url}/v2/bot/richmenu/${id}/content`, {
      headers: { authorization: 'Bearer a-channel-access-token' },
    });
    expect(image.headers.get('content-type')).toBe('image/png');
  });
});
