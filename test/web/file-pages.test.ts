import { filePath } from '../../src/web/tips/file-pages.ts';
import { photoWithTraces } from './hostile-files.ts';
import { type TipOffice, tipOffice } from './tip-office.ts';
import { codeOn, numberOn, visitor } from './visitor.ts';

let office: TipOffice;
beforeAll(async () => {
  office = await tipOffice();
});
afterAll(() => office.closes());

/** An answer with a photo; where the chat's button to that photo leads. */
async function answeredWithPhoto() {
  const villager = visitor(office.base);
  const form = await villager.fills(await villager.opens('/report'), '/report/about', { said: 'ช่างแดง' });
  const receipt = await villager.fills(form, '/report', { happened: 'ช่างเรียกเงิน' });
  await office.answers(numberOn(receipt), 'ดูรูปนี้', await photoWithTraces());
  const opened = await office.desk.open(codeOn(receipt), 'a chat');
  if (typeof opened === 'string') throw new Error(opened);
  const [file] = opened.tip.talk.flatMap(({ isOffice, files }) => (isOffice ? files : []));
  return { villager, opened, path: filePath(office.keys, opened.access, file?.id ?? '') };
}

test('a button leads to the file, a preview of the address does not, and the address tells nothing', async () => {
  const { villager, opened, path } = await answeredWithPhoto();
  expect(path.length).toBeLessThan(900);
  for (const secret of [opened.access.key, opened.access.number]) expect(path).not.toContain(secret);
  const page = await villager.opens(path);
  expect(page.status).toBe(200);
  expect(page.headers.get('cache-control')).toBe('no-store');
  expect(page.headers.get('set-cookie')).toBeNull();
  expect(page.headers.get('x-robots-tag')).toContain('noindex');
  const answer = await villager.fetches(page, path);
  expect(answer.headers.get('content-type')).toBe('image/jpeg');
  expect(Buffer.from(await answer.arrayBuffer()).includes('CANARY')).toBe(false);
});

test('after half an hour, or with a letter changed, there is nothing', async () => {
  const { villager, path } = await answeredWithPhoto();
  const page = await villager.opens(path);
  const other = path.slice(0, -1) + (path.endsWith('A') ? 'B' : 'A');
  expect((await villager.opens(other)).status).toBe(404);
  office.movesOn({ minutes: 31 });
  expect((await villager.opens(path)).status).toBe(404);
  expect((await villager.fetches(page, path)).status).toBe(404);
});
