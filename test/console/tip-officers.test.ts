import { fingerprintOf } from '../../src/vault/key-pair.ts';
import { formOn, type Officer } from '../helpers/officer.ts';
import { type TipOffice, tipOffice } from './tip-office.ts';

let office: TipOffice;
let prasert: Officer;
beforeAll(async () => {
  office = await tipOffice();
  prasert = await office.hires('prasert', 'tip-officer', { name: 'ประเสริฐ' });
});
afterAll(() => office.closes());

const officersPath = '/console/tips/officers';

test('a new tip officer reads nothing until a colleague has compared their key', async () => {
  const old = await office.receives();
  const somjai = await office.hires('somjai', 'tip-officer', { isTrusted: false });
  const before = await office.receives();
  expect(await prasert.sees('/console/tips')).toContain('1 คนรอการรับรอง');
  expect(await somjai.sees('/console/tips')).not.toContain(old.number);

  const page = await prasert.opens(officersPath);
  const key = (await office.staff.find('somjai'))?.tipKey?.publicKey ?? '';
  expect(page.text).toContain(fingerprintOf(key));
  expect((await prasert.submits(page, '/somjai/trust', {})).text).toContain('โปรดเทียบรหัสกุญแจ');
  const done = await prasert.submits(page, '/somjai/trust', { compared: 'yes' });
  expect(done.text).toContain('รับรองแล้ว');
  const later = await office.receives();
  const list = await somjai.sees('/console/tips');
  expect(list).toContain(later.number);
  expect(list).not.toContain(before.number);
});

test('whoever confirms can share what they may read, except what names the new one', async () => {
  const plain = await office.receives();
  const naming = await office.receives({ about: { divisions: [], staff: ['wanida'], said: [] } });
  const wanida = await office.hires('wanida', 'tip-officer', { isTrusted: false });
  const page = await prasert.opens(officersPath);
  const done = await prasert.submits(page, '/wanida/trust', { compared: 'yes', share: 'yes' });
  expect(done.text).toMatch(/ให้เปิดเรื่องเดิม \d+ เรื่อง/);
  const list = await wanida.sees('/console/tips');
  expect(list).toContain(plain.number);
  expect(list).not.toContain(naming.number);
  expect((await wanida.opens(`/console/tips/${naming.number}`)).status).toBe(404);
});

test('a key that was changed since the page was read is not confirmed', async () => {
  await office.hires('malee', 'tip-officer', { isTrusted: false });
  const page = await prasert.opens(officersPath);
  const form = formOn(page.html, '/malee/trust');
  const others = (await office.staff.find('prasert'))?.tipKey?.publicKey ?? '';
  const refused = await prasert.sends(form.action, { key: others, compared: 'yes' });
  expect(refused.status).toBe(409);
  expect((await office.staff.find('malee'))?.tipKey?.isTrusted).toBe(false);
});

test('who waits to be confirmed confirms nobody, and nobody confirms themselves', async () => {
  const somsak = await office.hires('somsak', 'tip-officer', { isTrusted: false });
  const page = await somsak.opens(officersPath);
  expect(page.text).toContain('ท่านยังไม่ได้รับการรับรอง');
  expect(page.html).not.toContain('/trust"');
  for (const username of ['somsak', 'malee']) {
    const key = (await office.staff.find(username))?.tipKey?.publicKey ?? '';
    const refused = await somsak.sends(`${officersPath}/${username}/trust`, { key, compared: 'yes' });
    expect(refused.status).toBe(422);
  }
});
