import type { messagingApi } from '@line/bot-sdk';
import { menu } from '../../src/bot/menu.ts';
import { readPostback } from '../../src/line/postback.ts';
import { type RichMenuApiSettings, richMenuApi } from '../../src/line/rich-menu/api.ts';
import { areaBounds, richMenuSize } from '../../src/line/rich-menu/grid.ts';
import { drawRichMenu } from '../../src/line/rich-menu/picture.ts';
import { isOwnName, richMenuRequest } from '../../src/line/rich-menu/request.ts';
import { removeRichMenu, setRichMenu } from '../../src/line/rich-menu/set-rich-menu.ts';
import { writeMessages } from '../../src/line/write-message.ts';
import type { FaultOptions } from '../../src/local-line/api/faults.ts';
import { type LocalLine, startLocalLine } from '../../src/local-line/local-line.ts';
import { actionsOf } from '../../src/local-line/text-of.ts';
import { menuItems } from '../../src/text/bot.ts';

const channel = { channelSecret: 'a-secret', channelAccessToken: 'a-token' };

let picture: Buffer;
beforeAll(async () => {
  picture = await drawRichMenu();
});

let line: LocalLine;
beforeEach(async () => {
  line = await startLocalLine(channel);
});
afterEach(() => line.close());

const api = (more: Partial<RichMenuApiSettings> = {}) =>
  richMenuApi({ ...channel, lineApi: line.url, lineDataApi: line.url, ...more });
const names = () => line.richMenus.all.map(({ menu }) => menu.name ?? '');
const shownName = () => line.richMenus.default?.menu.name;

/** A menu with a picture, shown to everyone: what another tool or an earlier release has left. */
async function showOther(name: string): Promise<string> {
  const id = await api().create({ ...richMenuRequest(picture), name });
  await api().upload(id, picture);
  await api().setDefault(id);
  return id;
}
const older = 'line-service-desk 0123456789abcdef';

describe('the request', () => {
  const request = richMenuRequest(Buffer.from('a picture'));
  const areas = request.areas ?? [];

  test('has areas that cover the picture once, in the order of the main menu', () => {
    const bounds = areaBounds();
    const surface = bounds.reduce((sum, { width, height }) => sum + width * height, 0);
    expect(surface).toBe(richMenuSize.width * richMenuSize.height);
    for (const [index, one] of bounds.entries()) {
      expect(one.x + one.width).toBeLessThanOrEqual(richMenuSize.width);
      expect(one.y + one.height).toBeLessThanOrEqual(richMenuSize.height);
      for (const other of bounds.slice(index + 1)) {
        const isBeside = one.x + one.width <= other.x || other.x + other.width <= one.x;
        expect(isBeside || one.y + one.height <= other.y).toBe(true);
      }
    }
    expect(areas.map((area) => area.bounds)).toEqual(bounds);
    expect(areas.map(({ action }) => action?.label)).toEqual(menuItems.map(({ label }) => label));
  });

  test('has actions that are those of the main menu in the chat', () => {
    const inChat = writeMessages([menu({ villager: 'v' })]).flatMap(actionsOf);
    const closing = { inputOption: 'closeRichMenu' };
    expect(areas.map(({ action }) => action)).toEqual(
      inChat.slice(0, menuItems.length).map(({ action }) => ({ ...action, ...closing })),
    );
    const commands = areas.map(({ action }) =>
      readPostback((action as messagingApi.PostbackAction).data ?? ''),
    );
    expect(commands).toEqual(menuItems.map(({ command }) => ({ type: 'command', command })));
  });

  test('has another name for another picture', () => {
    expect(request.name).toMatch(/^line-service-desk [0-9a-f]{16}$/);
    expect(richMenuRequest(Buffer.from('a picture')).name).toBe(request.name);
    expect(richMenuRequest(Buffer.from('another one')).name).not.toBe(request.name);
    expect([request.name ?? '', 'summer sale'].map(isOwnName)).toEqual([true, false]);
  });
});

describe('setting it', () => {
  test('shows it to everyone, with its picture; LINE refuses nothing', async () => {
    expect(await setRichMenu(api(), picture)).toEqual({ isNew: true, deleted: 0 });
    const { image, menu: shown } = line.richMenus.default ?? {};
    expect(image?.contentType).toBe('image/png');
    expect(image?.bytes.equals(picture)).toBe(true);
    expect(shown).toMatchObject({ selected: true, chatBarText: 'เมนู', size: richMenuSize });
    expect(line.richMenuOf(line.addVillager())).toBe(line.richMenus.default);
    expect(line.refused).toEqual([]);
  });

  test('again changes nothing', async () => {
    await setRichMenu(api(), picture);
    const before = line.richMenus.default?.richMenuId;
    expect(await setRichMenu(api(), picture)).toEqual({ isNew: false, deleted: 0 });
    expect(line.richMenus.all.map(({ richMenuId }) => richMenuId)).toEqual([before]);
  });

  test('deletes what this product made before, and leaves the menus of others', async () => {
    await showOther('summer sale');
    await showOther(older);
    expect(await setRichMenu(api(), picture)).toEqual({ isNew: true, deleted: 1 });
    expect(names()).toEqual(['summer sale', shownName()]);
    await showOther('winter sale');
    expect(await setRichMenu(api(), picture)).toEqual({ isNew: true, deleted: 1 });
    expect(names()).toEqual(['summer sale', 'winter sale', shownName()]);
  });

  test('clears up what an earlier try had to leave', async () => {
    await setRichMenu(api(), picture);
    await api().create({ ...richMenuRequest(Buffer.from('half')), name: older });
    expect(await setRichMenu(api(), picture)).toEqual({ isNew: false, deleted: 1 });
    expect(names()).toEqual([shownName()]);
  });
});

describe('a failure midway leaves everything as it was', () => {
  const steps: [string, FaultOptions][] = [
    ['checking', { path: '/v2/bot/richmenu/validate' }],
    ['creating', { method: 'POST', path: /richmenu$/ }],
    [
      'creating, which LINE has done all the same',
      { method: 'POST', path: /richmenu$/, afterAccepting: true },
    ],
    ['the picture', { method: 'POST', path: /content$/ }],
    ['the picture, with a cut connection', { method: 'POST', path: /content$/, dropConnection: true }],
    ['showing', { method: 'POST', path: /user\/all/ }],
  ];

  test.each(steps)('at %s', async (_, fault) => {
    const before = await showOther(older);
    void line.failNext(fault);
    await expect(setRichMenu(api(), picture)).rejects.toThrow(/Run it again|run it again/);
    expect(line.richMenus.all.map(({ richMenuId }) => richMenuId)).toEqual([before]);
    expect(line.richMenus.default?.richMenuId).toBe(before);
    expect(await setRichMenu(api(), picture)).toEqual({ isNew: true, deleted: 1 });
  });
});

test('a menu that is shown although LINE failed to say so is a success', async () => {
  await showOther(older);
  void line.failNext({ method: 'POST', path: /user\/all/, afterAccepting: true });
  expect(await setRichMenu(api(), picture)).toEqual({ isNew: true, deleted: 1 });
  expect(names()).toEqual([shownName()]);
});

test('a new menu stays shown when the old one cannot be deleted; the next try deletes it', async () => {
  await showOther(older);
  void line.failNext({ method: 'DELETE', path: /richmenu\// });
  await expect(setRichMenu(api(), picture)).rejects.toThrow('LINE failed to delete a rich menu (500)');
  expect(names()).toEqual([older, shownName()]);
  expect(await setRichMenu(api(), picture)).toEqual({ isNew: false, deleted: 1 });
});

describe('what the operator reads', () => {
  test('names the token that LINE does not take', async () => {
    await expect(setRichMenu(api({ channelAccessToken: 'wrong' }), picture)).rejects.toThrow(
      /^LINE refused to list the rich menus \(401\): LINE_CHANNEL_ACCESS_TOKEN is wrong/,
    );
  });

  test('names the addresses when nobody answers', async () => {
    await line.down();
    await expect(setRichMenu(api(), picture)).rejects.toThrow(/LINE_API_BASE_URL and LINE_DATA_API_BASE_URL/);
    await line.up();
  });

  test('says so when LINE takes too long', async () => {
    const before = await showOther(older);
    void line.failNext({ method: 'POST', path: /content$/, hang: true });
    await expect(setRichMenu(api({ patienceMs: 300 }), picture)).rejects.toThrow(
      'no answer when asked to take the picture',
    );
    expect(line.richMenus.default?.richMenuId).toBe(before);
    expect(names()).toEqual([older]);
  });

  test('says when there were too many changes, and what LINE finds wrong', async () => {
    void line.failNext({ method: 'POST', path: /richmenu$/, status: 429 });
    await expect(setRichMenu(api(), picture)).rejects.toThrow('100 in an hour');
    const menu = { ...richMenuRequest(Buffer.from('')), chatBarText: 'x'.repeat(15) };
    await expect(api().validate(menu)).rejects.toThrow(/\(400\): .*chatBarText/);
  });
});

describe('taking it off', () => {
  test('leaves nobody with a menu of this product, and the menus of others alone', async () => {
    await setRichMenu(api(), picture);
    await api().create({ ...richMenuRequest(picture), name: 'summer sale' });
    expect(await removeRichMenu(api())).toBe(1);
    expect(line.richMenus.default).toBeUndefined();
    expect(names()).toEqual(['summer sale']);
    expect(await removeRichMenu(api())).toBe(0);
  });

  test('does not touch the menu of others that is shown', async () => {
    await setRichMenu(api(), picture);
    await showOther('summer sale');
    expect(await removeRichMenu(api())).toBe(1);
    expect(shownName()).toBe('summer sale');
  });
});
