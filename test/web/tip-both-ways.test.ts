import { statusLabels } from '../../src/text/labels.ts';
import { receiptText, reportText, trackText, webFileText } from '../../src/text/web-tip.ts';
import { inGroupsOfFour } from '../../src/vault/receipt-code.ts';
import { photoWithTraces } from './hostile-files.ts';
import { type TipOffice, tipOffice } from './tip-office.ts';
import { codeOn, numberOn, type Visitor, visitor } from './visitor.ts';

let office: TipOffice;
let villager: Visitor;
beforeAll(async () => {
  office = await tipOffice();
});
afterAll(() => office.closes());
let visits = 0;
beforeEach(() => {
  visits += 1;
  villager = visitor(office.base, `203.0.113.${visits}`);
});

const happened = 'ช่างเรียกเงินห้าพันบาทก่อนเซ็นใบอนุญาต';

async function writes(about: Record<string, string> = { person: 'สมชาย ใจกว้าง' }) {
  return villager.fills(await villager.opens('/report'), '/report/about', about);
}

async function files(answers: Record<string, string> = { happened }) {
  return villager.fills(await writes(), '/report', answers);
}

test('a tip is filed without a name, answered by the office and answered back, all without script or cookie', async () => {
  const start = await villager.opens('/report');
  expect(start.html).toContain(reportText.riskTitle);
  expect(start.html).toContain('สมชาย ใจกว้าง');
  expect(start.html).not.toContain('somchai');
  const form = await villager.fills(start, '/report/about', { person: 'สมชาย ใจกว้าง', said: 'ช่างแดง' });
  expect(form.html).toContain('ประเสริฐ รักดี');
  const photo = await photoWithTraces();
  const receipt = await villager.fills(form, '/report', {
    happened,
    when: 'เมื่อวาน',
    where: 'หมู่ 3',
    evidence: 'เพื่อนบ้านเห็น',
    identity: 'anonymous',
    contact: '',
    files: [new File([photo], 'บิล.jpg', { type: 'image/jpeg' })],
  });
  expect(receipt.status).toBe(200);
  const code = codeOn(receipt);
  const number = numberOn(receipt);
  expect(code).toMatch(/^\d{20}$/);

  const tip = await office.reads(number);
  expect(tip?.reporter).toEqual({ how: 'anonymous' });
  expect(tip?.about).toMatchObject({ staff: ['somchai'], said: [{ text: 'ช่างแดง' }] });
  expect(tip?.talk[0]?.said).toEqual([{ text: happened }]);
  expect(tip?.talk[0]?.files).toHaveLength(1);
  await office.answers(number, 'ขอดูใบเสร็จได้ไหม', photo);

  const talk = await villager.fills(await villager.opens('/track'), '/track', { code: inGroupsOfFour(code) });
  expect(talk.html).toContain('ขอดูใบเสร็จได้ไหม');
  expect(talk.html).toContain(statusLabels.open);
  expect(talk.html).not.toContain(code);
  expect(talk.html.match(/ประเสริฐ/g)).toHaveLength(2);
  expect(talk.html).toContain(`name="leaveOut" value="ประเสริฐ รักดี"/> ${reportText.leaveOut('ประเสริฐ รักดี')}`);
  const after = await villager.fills(talk, '/track/add', {
    text: 'แนบให้แล้ว',
    files: [new File([photo], 'ใบเสร็จ.jpg')],
  });
  expect(after.html).toContain(trackText.added);
  expect((await office.reads(number))?.talk.at(-1)?.said).toEqual([{ text: 'แนบให้แล้ว' }]);
  expect((await office.reads(number))?.talk.at(-1)?.files).toHaveLength(1);
  for (const page of [start, form, receipt, talk, after]) {
    expect(page.headers.get('set-cookie')).toBeNull();
    expect(page.headers.get('cache-control')).toBe('no-store');
    expect(page.headers.get('referrer-policy')).toBe('no-referrer');
    expect(page.headers.get('content-security-policy')).not.toContain('script-src');
    expect(page.html).not.toMatch(/<script|style="|undefined|\[object/);
  }
  for (const page of [form, receipt, talk, after]) {
    expect(page.html).toContain('content="noindex"');
    expect(page.headers.get('x-robots-tag')).toContain('noindex');
  }
});

test('a file of the talk is a copy without traces, and leads by no address', async () => {
  const photo = await photoWithTraces();
  const receipt = await villager.fills(await writes(), '/report', {
    happened,
    files: [new File([photo], 'สมชาย.jpg')],
  });
  await office.answers(numberOn(receipt), 'ดูรูปนี้', photo);
  const talk = await villager.fills(await villager.opens('/track'), '/track', { code: codeOn(receipt) });
  const ids = [...talk.html.matchAll(/name="file" value="([^"]*)"/g)].map(([, id = '']) => id);
  expect(ids).toHaveLength(2);
  for (const file of ids) {
    const answer = await villager.fetches(talk, '/track/file', { file });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('image/jpeg');
    expect(answer.headers.get('content-disposition')).toMatch(/^inline; filename="file-\d\.jpg"$/);
    expect(answer.headers.get('content-security-policy')).toContain('sandbox');
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect(bytes.includes('CANARY')).toBe(false);
  }
  expect((await villager.fetches(talk, '/track/file', { file: 'another' })).status).toBe(404);
  // A file is called the same on the page and in the folder it goes to.
  for (const place of [1, 2]) expect(talk.html).toContain(webFileText.open('รูป', place));
  const last = await villager.fetches(talk, '/track/file', { file: ids[1] ?? '' });
  expect(last.headers.get('content-disposition')).toContain('file-2.jpg');
});

test('the same draft sent again shows the same receipt, and there is one tip', async () => {
  const form = await writes();
  const [first, second] = [
    await villager.fills(form, '/report', { happened }),
    await villager.fills(form, '/report', { happened: 'อย่างอื่น', files: [new File(['สวัสดี'], 'a.txt')] }),
  ];
  expect(codeOn(second)).toBe(codeOn(first));
  expect((await office.reads(numberOn(first)))?.talk[0]?.said).toEqual([{ text: happened }]);
});

test('a file added to a form that is sent again after its receipt is added to the tip, once', async () => {
  const form = await writes();
  const [one, other] = [new File(['สลิปหนึ่ง'], 'a.txt'), new File(['สลิปสอง'], 'b.txt')];
  const first = await villager.fills(form, '/report', { happened, files: [one] });
  for (const files of [[one], [one, other], [one, other]])
    await villager.fills(form, '/report', { happened, files });
  const talk = (await office.reads(numberOn(first)))?.talk;
  expect(talk?.map(({ files }) => files.length)).toEqual([1, 1]);
});

test('a form without what happened comes back with all that was typed, and files already taken stay', async () => {
  const kept = new File([await photoWithTraces()], 'รูปดี.jpg');
  const form = await villager.fills(await writes(), '/report', {
    where: 'หมู่ 9 ข้างวัด',
    identity: 'confidential',
    files: [kept, new File(['MZ'.padEnd(4_000, '\0')], 'โปรแกรม.exe')],
  });
  expect(form.status).toBe(422);
  expect(form.html).toContain('หมู่ 9 ข้างวัด');
  expect(form.html).toContain(reportText.happenedMissing);
  expect(form.html).toContain(reportText.contactMissing);
  expect(form.html).toContain('รูปดี.jpg');
  expect(form.html).toContain(`${webFileText.refused('โปรแกรม.exe')}`);
  const receipt = await villager.fills(form, '/report', {
    happened,
    identity: 'confidential',
    contact: 'ป้าแดง 0812345678',
  });
  const tip = await office.reads(numberOn(receipt));
  expect(tip?.talk[0]?.files).toHaveLength(1);
  expect(tip?.reporter).toMatchObject({ how: 'confidential', contact: 'ป้าแดง 0812345678', canPush: false });
});

test('a file chosen instead of a refused one is taken', async () => {
  const form = await villager.fills(await writes(), '/report', {
    happened,
    files: [new File(['MZ'.padEnd(4_000, '\0')], 'a.exe')],
  });
  const files = [new File(['ข้อความของพยาน'], 'b.txt')];
  const receipt = await villager.fills(form, '/report', { happened, files });
  expect((await office.reads(numberOn(receipt)))?.talk[0]?.files).toHaveLength(1);
});

test('a name typed by somebody who chose to be unknown is asked about, and not sent', async () => {
  const form = await files({ happened, identity: 'anonymous', contact: 'ป้าแดง' });
  expect(form.status).toBe(422);
  expect(form.html).toContain(reportText.contactUnwanted);
});

test('whom nobody may read about is told before writing, with numbers to tap; who goes on may', async () => {
  const told = await writes({ person: 'ประเสริฐ รักดี' });
  expect(told.html).toContain(reportText.nobodyTitle);
  for (const phone of ['1205', '1206', '1567', '1111']) expect(told.html).toContain(`href="tel:${phone}"`);
  expect(told.html).not.toContain('<textarea');
  const form = await villager.fills(told, '/report/write');
  expect(form.html).toContain(reportText.nobodyReads);
  const receipt = await villager.fills(form, '/report', { happened });
  expect(receipt.html).toContain(receiptText.nobody);
  const record = await office.tips.find(numberOn(receipt));
  expect(record?.recipients.map(({ id }) => id).sort()).toEqual(['recovery', 'reporter']);
  expect(await office.reads(numberOn(receipt))).toBeNull();
});

test('naming somebody in words alone locks them out as well', async () => {
  expect((await writes({ said: 'คุณประเสริฐ รักดี' })).html).toContain(reportText.nobodyTitle);
});

test('nobody named at all is asked again', async () => {
  const page = await writes({ said: ' ' });
  expect(page.status).toBe(422);
  expect(page.html).toContain(reportText.aboutMissing);
});

test('a form left open for more than an hour keeps what was typed, and asks once more whom it is about', async () => {
  const form = await writes();
  office.movesOn({ minutes: 61 });
  const again = await villager.fills(form, '/report', { happened, where: 'หมู่ 7' });
  expect(again.status).toBe(422);
  expect(again.html).toContain(reportText.expired);
  const form2 = await villager.fills(again, '/report/about', { division: 'works' });
  expect(form2.html).toContain(happened);
  expect(form2.html).toContain('หมู่ 7');
});

test('a draft that was tampered with files nothing', async () => {
  const form = await writes();
  const html = form.html.replace(/name="draft" value="[^"]{30}/, (start) => `${start.slice(0, -4)}AAAA`);
  expect((await villager.fills({ ...form, html }, '/report', { happened })).html).toContain(
    reportText.expired,
  );
});

test('a very long story arrives whole', async () => {
  const story = 'เล่าเรื่องยาว '.repeat(600).trim();
  const receipt = await files({ happened: story });
  const said = (await office.reads(numberOn(receipt)))?.talk[0]?.said ?? [];
  expect(
    said
      .map(({ text }) => text)
      .join('')
      .replaceAll(' ', ''),
  ).toBe(story.replaceAll(' ', ''));
  expect((await files({ happened: 'ก'.repeat(10_001) })).status).toBe(422);
});

test('a wrong digit is told before anything is looked up; a wrong code and a deleted tip are alike', async () => {
  const receipt = await files();
  const code = codeOn(receipt);
  const typo = code.slice(0, -1) + ((Number(code.at(-1)) + 1) % 10);
  const track = await villager.opens('/track');
  expect((await villager.fills(track, '/track', { code: typo })).html).toContain(trackText.typo);
  expect((await villager.fills(track, '/track', { code: '' })).html).toContain(trackText.noCode);
  const never = '00000000000000000000';
  const unknown = await villager.fills(track, '/track', { code: never });
  const record = await office.tips.find(numberOn(receipt));
  await office.tips.destroy(record?.id ?? '');
  const gone = await villager.fills(track, '/track', { code });
  const plain = ({ html, status }: typeof gone) => ({
    status,
    html: html.replace(/name="ticket" value="[^"]*"/, '').replaceAll(code, never),
  });
  expect(plain(gone)).toEqual(plain(unknown));
  expect(gone.html).toContain(trackText.unknown);
});

test('Thai digits, spaces and dashes in a code are understood', async () => {
  const code = codeOn(await files());
  const thai = [...code].map((digit) => String.fromCharCode(0x0e50 + Number(digit))).join('');
  const track = await villager.opens('/track');
  for (const typed of [thai, inGroupsOfFour(code).replaceAll(' ', '-'), ` ${code} `]) {
    expect((await villager.fills(track, '/track', { code: typed })).status).toBe(200);
  }
});

test('after half an hour the code is asked for again, with the words kept', async () => {
  const code = codeOn(await files());
  const talk = await villager.fills(await villager.opens('/track'), '/track', { code });
  office.movesOn({ minutes: 31 });
  const asked = await villager.fills(talk, '/track/add', { text: 'ข้อความที่พิมพ์นาน' });
  expect(asked.html).toContain(trackText.expired);
  const back = await villager.fills(asked, '/track', { code });
  expect(back.html).toContain('ข้อความที่พิมพ์นาน</textarea>');
});

test('words sent twice are added once; nothing at all is asked about', async () => {
  const receipt = await files();
  const talk = await villager.fills(await villager.opens('/track'), '/track', { code: codeOn(receipt) });
  await villager.fills(talk, '/track/add', { text: 'ครั้งเดียว' });
  await villager.fills(talk, '/track/add', { text: 'ครั้งเดียว' });
  expect((await office.reads(numberOn(receipt)))?.talk).toHaveLength(2);
  expect((await villager.fills(talk, '/track/add', { text: '' })).html).toContain(trackText.nothing);
});

test('no log line holds a word, a code, a number, a name of a file or an address', async () => {
  const receipt = await files({ happened });
  const code = codeOn(receipt);
  await villager.sends('/track', { code: code.replace(/.$/, 'x') });
  await villager.sends('/report', { draft: 'broken' });
  const logged = office.logged.join('\n');
  for (const word of [happened, code, numberOn(receipt), '203.0.113', '127.0.0.1', 'สมชาย', 'jpg']) {
    expect(logged).not.toContain(word);
  }
});
