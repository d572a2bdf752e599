import { overdueBanner } from '../../src/text/console-recovery.ts';
import { trackText } from '../../src/text/web-tip.ts';
import { movableClock } from '../helpers/movable-clock.ts';
import type { Officer } from '../helpers/officer.ts';
import { officerOf } from '../helpers/officer-of.ts';
import { type ServiceDesk, startServiceDesk } from '../helpers/service-desk.ts';
import { wordsOf } from '../helpers/talk.ts';
import { codeOn, numberOn, visitor } from '../web/visitor.ts';

const accusing = 'คนนั้นคือ บอส ใหญ่ และ วิชัย มั่นคง';
const { clock, movesOn } = movableClock();

let desk: ServiceDesk;
let malee: Officer;
let wichai: Officer;
let boss: Officer;
let other: Officer;
beforeAll(async () => {
  desk = await startServiceDesk({ clock });
  malee = await officerOf(desk, 'tip-officer', { now: clock, username: 'malee', name: 'มาลี ซื่อตรง' });
  wichai = await officerOf(desk, 'tip-officer', { now: clock, username: 'wichai', name: 'วิชัย มั่นคง' });
  const { staff } = desk.product.stores;
  const { tipKey } = (await staff.find('wichai')) ?? {};
  if (tipKey) await staff.change('wichai', { set: { tipKey: { ...tipKey, isTrusted: true } } });
  boss = await officerOf(desk, 'admin', { now: clock, username: 'boss', name: 'บอส ใหญ่' });
  other = await officerOf(desk, 'admin', { now: clock, username: 'other', name: 'ธนา อื่นไกล' });
});
afterAll(() => desk.close());

/** It is not there for the tip officer who is named. */
async function isHiddenFrom(number: string) {
  expect((await wichai.opens(`/console/tips/${number}`)).status).toBe(404);
  expect(await wichai.sees('/console/tips')).not.toContain(number);
  expect(await malee.sees(`/console/tips/${number}`)).toContain(accusing);
}

test('whoever is named later in the chat reads no further, once the reporter has said so', async () => {
  const villager = desk.line.addVillager();
  await villager.says('แจ้งเบาะแส');
  await villager.taps('ไม่เปิดเผยตัวตน');
  await villager.says('ไม่รู้ชื่อ');
  await villager.says('มีคนรับเงินใต้โต๊ะ');
  for (let skips = 0; skips < 3; skips += 1) await villager.taps('ข้าม');
  const receipt = wordsOf(await villager.taps('ส่งเรื่อง'));
  const [number = ''] = /T-25\d\d-\d{8}/.exec(receipt) ?? [];
  const [code = ''] = /\d{4}( \d{4}){4}/.exec(receipt) ?? [];
  expect((await wichai.opens(`/console/tips/${number}`)).status).toBe(200);
  expect(wordsOf(await villager.says(code))).toContain('วิชัย มั่นคง');
  await villager.taps('เพิ่มข้อมูล');
  await villager.says(accusing);
  await villager.taps('เสร็จแล้ว');
  expect(wordsOf(await villager.taps('ส่งเรื่อง'))).toContain('วิชัย มั่นคง');
  expect(await malee.sees(`/console/tips/${number}`)).not.toContain(accusing);
  await villager.taps('กันออกแล้วส่ง');
  expect(await malee.sees(`/console/tips/${number}`)).toContain('ผู้แจ้งขอให้กันออก');
  await isHiddenFrom(number);
  const opened = wordsOf(await villager.says(code));
  expect(opened).toContain('มาลี ซื่อตรง');
  expect(opened).toContain(accusing);
  expect(desk.line.refused).toEqual([]);
});

test('the same on the page without script', async () => {
  const villager = visitor(desk.url);
  const form = await villager.fills(await villager.opens('/report'), '/report/about', { said: 'ไม่รู้' });
  const receipt = await villager.fills(form, '/report', { happened: 'มีคนรับเงินใต้โต๊ะ' });
  const number = numberOn(receipt);
  expect((await wichai.opens(`/console/tips/${number}`)).status).toBe(200);
  const talk = await villager.fills(await villager.opens('/track'), '/track', { code: codeOn(receipt) });
  const asked = await villager.fills(talk, '/track/add', { text: accusing });
  expect(asked.html).toContain(trackText.ask('วิชัย มั่นคง'));
  const after = await villager.fills(asked, '/track/add', { text: accusing, leaveOut: 'วิชัย มั่นคง' });
  expect(after.html).toContain(trackText.added);
  await isHiddenFrom(number);
});

test('when they are late, the administrator who is named hears of none, and another of both', async () => {
  movesOn({ days: 20 });
  for (const admin of [boss, other]) await admin.signsIn();
  expect(await other.sees('/console/tickets')).toContain(overdueBanner.remind(2));
  const page = await boss.sees('/console/tickets');
  for (const count of [1, 2]) expect(page).not.toContain(overdueBanner.remind(count));
});
