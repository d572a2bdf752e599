import { recoveryState, replaceRecoveryKey } from '../../src/product/recovery-key.ts';
import type { Officer } from '../helpers/officer.ts';
import { type RecordOffice, recordOffice } from '../helpers/record-office.ts';

const path = '/console/recovery';
const remind = 'ยังไม่ได้ทำแผ่นกุญแจกู้คืน';

let office: RecordOffice;
let admin: Officer;
beforeEach(async () => {
  office = await recordOffice();
  admin = await office.hires('malee', 'admin');
});
afterEach(() => office.closes());

/** The texts of the three sheets of a page. */
const sharesOn = (html: string) =>
  [...html.matchAll(/<ol class="share">(.*?)<\/ol>/gs)].map(([, list = '']) =>
    [...list.matchAll(/<li>([0-9A-Z]{5})<\/li>/g)].map(([, group]) => group).join('-'),
  );
const printed = async (who: Officer) => {
  const page = await who.submits(await who.opens(path), '/shares', {});
  return { page, shares: sharesOn(page.html) as [string, string, string] };
};
const confirms = async (who: Officer, share1: string, share2: string) =>
  who.submits(await who.opens(path), '/confirm', { share1, share2 });
const isKept = async () => (await admin.sees('/console/account')).includes(remind);

test('an administrator prints three sheets, types two back, and the machine lets go of the key', async () => {
  const { page, shares } = await printed(admin);
  expect(shares).toHaveLength(3);
  expect(new Set(shares).size).toBe(3);
  expect(page.headers.get('cache-control')).toBe('no-store');
  expect(page.text).toContain('แผ่นที่ 3 จาก 3');
  const [fingerprint] = /([0-9A-Z]{4} ){3}[0-9A-Z]{4}/.exec((await admin.opens(path)).text) ?? [];
  expect(page.text.split(fingerprint ?? 'none')).toHaveLength(4);
  expect(page.text).toContain('23 พ.ย. 2569');
  expect([...page.html.matchAll(/src="data:image\/svg\+xml;base64,/g)]).toHaveLength(3);
  expect(await isKept()).toBe(true);

  const done = await confirms(admin, shares[2].toLowerCase(), shares[0].replace(/-/g, ' '));
  expect(done.address).toBe(`${path}?done=confirmed`);
  expect(done.text).toContain('ยืนยันแล้ว');
  expect(await isKept()).toBe(false);
  expect(await office.record()).toContain('malee recovery-key-made');
});

test('it is never shown again', async () => {
  const { shares } = await printed(admin);
  await confirms(admin, shares[0], shares[1]);
  const page = await admin.opens(path);
  expect(page.html).not.toContain('<textarea');
  expect(page.text).toContain('แสดงให้ดูอีกไม่ได้');
  for (const action of ['shares', 'confirm']) {
    const again = await admin.sends(`${path}/${action}`, { share1: shares[0], share2: shares[1] });
    expect(again.status).toBe(409);
    for (const share of shares) expect(again.html).not.toContain(share);
  }
  expect((await office.record()).filter((deed) => deed.endsWith('recovery-key-made'))).toHaveLength(1);
});

test('after a renewal the reminder is back, and the papers of the new key are made in the same way', async () => {
  const { shares: old } = await printed(admin);
  await confirms(admin, old[0], old[1]);
  const page = await admin.opens(path);
  expect(page.text).toContain('npm run recovery -- renew');
  const [before = ''] = /([0-9A-Z]{4} ){3}[0-9A-Z]{4}/.exec(page.text) ?? [];
  const now = () => new Date('2026-11-23T02:00:00Z');
  replaceRecoveryKey(office.secretsDir, recoveryState(office.secretsDir)?.publicKey ?? '', now);

  expect(await isKept()).toBe(true);
  const anew = await admin.opens(path);
  expect(anew.text).not.toContain(before);
  expect(anew.text).toContain('ตัวกุญแจยังอยู่ในเครื่อง');
  expect((await confirms(admin, old[0], old[1])).text).toContain('ของกุญแจเก่า');
  const { page: sheets, shares } = await printed(admin);
  expect(sheets.text).not.toContain(before);
  expect((await confirms(admin, shares[0], shares[2])).address).toBe(`${path}?done=confirmed`);
  expect(await isKept()).toBe(false);
});

test('the reminder stands on every page of administrators and tip officers until the sheets are confirmed', async () => {
  const officer = await office.hires('somchai', 'officer');
  const tipOfficer = await office.hires('somying', 'tip-officer');
  expect(await admin.sees('/console/tickets')).toContain(remind);
  expect(await tipOfficer.sees('/console/tickets')).toContain(remind);
  expect(await officer.sees('/console/tickets')).not.toContain(remind);
  const { shares } = await printed(tipOfficer);
  expect(await admin.sees('/console/tickets')).toContain(remind);
  await confirms(tipOfficer, shares[0], shares[1]);
  expect(await admin.sees('/console/tickets')).not.toContain(remind);
});

describe('what does not fit', () => {
  test('is told beside the field, and nothing is erased', async () => {
    const { shares } = await printed(admin);
    const other = await printed(admin);
    const wrong = shares[1].replace(/.$/, (letter) => (letter === 'A' ? 'B' : 'A'));
    for (const [first, second, words] of [
      [shares[0], '', 'ยังไม่ได้พิมพ์ข้อความ'],
      [shares[0], shares[0], 'สองช่องเป็นแผ่นเดียวกัน'],
      [shares[0], wrong, 'กลุ่มที่ 18'],
      [shares[0], shares[1].slice(0, -7), 'พิมพ์ไม่ครบ'],
      [shares[0], 'กขค', 'แป้นพิมพ์เป็นภาษาอังกฤษ'],
    ] as const) {
      const page = await confirms(admin, first, second);
      expect(page.status).toBe(422);
      expect(page.text).toContain(words);
      expect(page.html).toMatch(/<textarea id="share2"[^>]*aria-invalid="true"/);
    }
    // One time in 255 two sheets of different sets have the same point.
    const mixed = await confirms(admin, shares[0], other.shares[1]);
    expect(mixed.text).toMatch(/ไม่ใช่ชุดเดียวกัน|เป็นแผ่นเดียวกัน/);
    expect(await isKept()).toBe(true);
  });
});

test('to others the page is not there, nor anything it does', async () => {
  for (const role of ['officer', 'viewer'] as const) {
    const other = await office.hires(`one-${role}`, role);
    const nowhere = await other.opens('/console/nowhere');
    for (const page of [await other.opens(path), await other.sends(`${path}/shares`, {})]) {
      expect({ status: page.status, text: page.text }).toEqual({ status: 404, text: nowhere.text });
    }
  }
  expect(await office.record()).not.toContain('one-officer recovery-key-made');
});

test('once there is a tip officer, an administrator alone gets no papers', async () => {
  await office.hires('somying', 'tip-officer');
  expect((await admin.opens(path)).text).toContain('โปรดให้ผู้รับเรื่องทุจริตพิมพ์');
  for (const action of ['shares', 'confirm']) {
    expect((await admin.sends(`${path}/${action}`, { share1: 'a', share2: 'b' })).status).toBe(403);
  }
  expect((await office.record()).filter((deed) => deed.includes('recovery-key'))).toEqual([]);
});

test('a tip officer needs an open key and the second factor', async () => {
  await office.hires('somying', 'tip-officer');
  const elsewhere = office.visitor('somying');
  await elsewhere.signsIn();
  expect((await elsewhere.opens(path)).address).toContain('/console/unlock');
  expect((await elsewhere.sends(`${path}/shares`, {})).status).toBe(401);
});

test('nothing of a share is logged', async () => {
  const { shares } = await printed(admin);
  await confirms(admin, shares[0], `${shares[1].slice(0, -1)}?`);
  await confirms(admin, shares[0], shares[1]);
  const logged = office.logged.join('\n');
  for (const group of shares.join('-').split('-')) expect(logged).not.toContain(group);
});

describe('what is overdue', () => {
  const words = 'มีเรื่องแจ้งเบาะแสเกินกำหนดตอบ 2 เรื่อง';
  const overdue = (watchers: string[]) => office.hasTip(['somying'], { watchers, dueDay: '2026-11-22' });

  test('stands on every page of those who watch it, and of nobody who is named in it', async () => {
    const tipOfficer = await office.hires('somying', 'tip-officer');
    const named = await office.hires('somchai', 'admin');
    await overdue(['malee', 'somying']);
    await overdue(['malee', 'somying']);
    expect(await admin.sees('/console/tickets')).toContain(`${words} โปรดเตือนผู้รับเรื่องทุจริต`);
    const page = await tipOfficer.opens('/console/account');
    expect(page.text).toContain(words);
    expect(page.html).toMatch(/<a class="banner-link" href="\/console\/tips">/);
    expect(await named.sees('/console/tickets')).not.toContain('เกินกำหนดตอบ');
  });

  test("is not told to who has only a tip officer's password", async () => {
    const tipOfficer = await office.hires('somying', 'tip-officer');
    await overdue(['somying']);
    await tipOfficer.signsOut();
    await tipOfficer.signsIn();
    expect(await tipOfficer.sees('/console/account')).not.toContain('เกินกำหนดตอบ');
    await tipOfficer.opensTips();
    expect(await tipOfficer.sees('/console/account')).toContain('เกินกำหนดตอบ 1 เรื่อง');
  });

  test('what is answered or not due yet is not counted', async () => {
    const watchers = ['malee'];
    await office.hasTip([], { watchers, dueDay: '2026-11-22', answeredDay: '2026-11-21' });
    await office.hasTip([], { watchers, dueDay: '2026-11-23' });
    expect(await admin.sees('/console/tickets')).not.toContain('เกินกำหนดตอบ');
  });
});
