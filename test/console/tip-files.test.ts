import { createHash } from 'node:crypto';
import { Decrypter } from 'age-encryption';
import { fromBuffer } from 'yauzl';
import { copyText } from '../../src/text/clean-copies.ts';
import { plantedPdf } from '../evidence/planted-documents.ts';
import { holdsCanary, plantedHeic, plantedJpeg } from '../evidence/planted-photos.ts';
import { formOn, type Officer } from '../helpers/officer.ts';
import { answersWithFiles, type TipOffice, tipOffice } from './tip-office.ts';

let office: TipOffice;
let prasert: Officer;
beforeAll(async () => {
  office = await tipOffice();
  prasert = await office.hires('prasert', 'tip-officer', { name: 'ประเสริฐ รักดี' });
});
afterAll(() => office.closes());

const pathOf = (number: string) => `/console/tips/${number}`;

/** A file as a reporter hands it in on the web. */
async function handedIn(content: Buffer, name?: string) {
  const taken = await office.reporter.takeFile(content, name);
  if ('refused' in taken) throw new Error(taken.refused);
  return taken.file;
}

async function bytesOf(path: string, init: RequestInit = {}) {
  const response = await prasert.ask(path, init);
  return { response, bytes: Buffer.from(await response.arrayBuffer()) };
}

const posted = (fields: Record<string, string>): RequestInit => ({
  method: 'POST',
  headers: { 'sec-fetch-site': 'same-origin' },
  body: new URLSearchParams(fields),
});

test.each([
  ['JPEG', () => plantedJpeg(6)],
  ['HEIC', async () => plantedHeic],
])('a photo (%s) is shown as a clean copy only', async (_, made) => {
  const file = await handedIn(await made(), 'IMG_0001');
  const { number } = await office.receives({ files: [file] });
  const { html } = await prasert.opens(pathOf(number));
  const address = `${pathOf(number)}/files/${file.id}`;
  expect(html).toContain(`<img src="${address}" alt="รูปที่ 1`);
  expect(html).not.toContain(file.key);
  const { response, bytes } = await bytesOf(address);
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'content-type': 'image/jpeg',
    'content-disposition': `inline; filename="evidence-${number}-1.jpg"`,
    'content-security-policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  });
  expect(bytes.subarray(0, 2).toString('hex')).toBe('ffd8');
  expect(holdsCanary(bytes)).toBe(false);
});

test('an original is opened on purpose, after its warnings, with a reason that goes on record', async () => {
  const content = await plantedJpeg();
  const file = await handedIn(content);
  const { number } = await office.receives({ files: [file] });
  const address = `${pathOf(number)}/files/${file.id}/original`;
  const page = await prasert.opens(address);
  expect(page.text).toContain('พิกัดสถานที่');
  expect((await prasert.submits(page, '/original', { reason: 'curiosity' })).status).toBe(422);
  expect((await office.record()).join()).not.toContain('original-opened');
  const { response, bytes } = await bytesOf(address, posted({ reason: 'check-evidence' }));
  expect(bytes.equals(content)).toBe(true);
  expect(response.headers.get('content-disposition')).toMatch(/^attachment; /);
  expect((await office.record()).at(-1)).toBe('prasert original-opened check-evidence');
});

test('a file without a clean copy leads to the page of its original', async () => {
  const file = await handedIn(plantedPdf(), 'letter.pdf');
  const { number } = await office.receives({ files: [file] });
  expect(await prasert.sees(pathOf(number))).toContain(copyText.none('noTool'));
  const page = await prasert.opens(`${pathOf(number)}/files/${file.id}`);
  expect(page.text).toContain('เปิดไฟล์ต้นฉบับ');
  expect(page.text).toContain('letter.pdf');
  const { response } = await bytesOf(
    `${pathOf(number)}/files/${file.id}/original`,
    posted({ reason: 'hand-over' }),
  );
  expect(response.headers.get('content-type')).toBe('application/pdf');
});

test('a file is found with its own tip only', async () => {
  const file = await handedIn(await plantedJpeg());
  const { number } = await office.receives({ files: [file] });
  const other = await office.receives();
  for (const path of [
    `${pathOf(other.number)}/files/${file.id}`,
    `${pathOf(other.number)}/files/${file.id}/original`,
    `${pathOf(number)}/files/nothing`,
  ]) {
    expect((await prasert.ask(path)).status).toBe(404);
  }
  const form = posted({ reason: 'hand-over' });
  expect((await prasert.ask(`${pathOf(other.number)}/files/${file.id}/original`, form)).status).toBe(404);
});

test('an answer goes out with its files, clean', async () => {
  const { number, code } = await office.receives();
  const content = await plantedJpeg();
  const page = await answersWithFiles(prasert, number, { text: 'ดูรูปนี้', askBack: 'yes' }, [
    { name: 'รูปของเรา.jpg', content },
  ]);
  expect(page.html).toContain('เปลี่ยนสถานะเป็น รอข้อมูลเพิ่ม แล้ว');
  const opened = await office.reporter.open(code, 'a-source');
  if (typeof opened === 'string') throw new Error(opened);
  const sent = opened.tip.talk.at(-1)?.files[0]?.id ?? '';
  const served = await office.reporter.serve(opened.access, sent);
  expect(served && holdsCanary(served.content)).toBe(false);
});

test('what is no file for an answer is refused in words, and what was typed stays', async () => {
  const { number } = await office.receives();
  const big = Buffer.concat([await plantedJpeg(), Buffer.alloc(11 * 1024 * 1024)]);
  const one = { name: 'a.jpg', content: await plantedJpeg() };
  for (const [files, words] of [
    [[{ name: 'run.exe', content: Buffer.from(`MZ${'\0'.repeat(600)}`) }], 'run.exe: ไม่รับ'],
    [[{ name: 'big.jpg', content: big }], 'ไฟล์ใหญ่เกินไป'],
    [[one, one, one, one, one, one], 'แนบไฟล์มากเกินไป'],
  ] as const) {
    const page = await answersWithFiles(prasert, number, { text: 'คำตอบที่พิมพ์ไว้' }, files);
    expect(page.status).toBe(422);
    expect(page.html).toContain(words);
    expect(page.html).toContain('คำตอบที่พิมพ์ไว้</textarea>');
    expect(page.html).toContain('โปรดเลือกอีกครั้ง');
  }
  expect((await office.record()).filter((deed) => deed.endsWith('tip-answered'))).toHaveLength(1);
});

test('a package for an outside body opens with its passphrase alone, and everything in it is listed', async () => {
  const [photo, letter] = [await handedIn(await plantedJpeg(), 'IMG_0001.jpg'), await handedIn(plantedPdf())];
  const { number, proof } = await office.receives({
    files: [photo, letter],
    happened: [{ text: 'เรียกเงิน <b>ห้าพัน</b>' }],
    about: { divisions: ['works'], staff: [], leftOut: ['left-out'], said: [] },
  });
  await prasert.replies(number, 'รับเรื่องไว้แล้ว');
  await prasert.notes(number, 'บันทึกที่ไม่ออกไปข้างนอก');
  const page = await prasert.submits(await prasert.opens(pathOf(number)), '/export', { to: 'nacc' });
  const { action, hidden } = formOn(page.html, '/export/package');
  const { passphrase = '' } = hidden;
  expect(passphrase).toMatch(/^([a-z2-9]{4}-){5}[a-z2-9]{4}$/);
  expect(page.text).toContain(passphrase);
  const { response, bytes } = await bytesOf(action, posted(hidden));
  expect(response.headers.get('content-disposition')).toBe(`attachment; filename="${number}.zip.age"`);
  expect(bytes.includes('talk.html')).toBe(false);
  await expect(unsealed(bytes, 'aaaa-aaaa-aaaa-aaaa-aaaa-aaaa')).rejects.toThrow();

  const parts = await unzipped(await unsealed(bytes, passphrase));
  expect(Object.keys(parts).sort()).toEqual([
    'README.txt',
    'clean/file-01.jpg',
    'manifest.json',
    'originals/file-01.jpg',
    'originals/file-02.pdf',
    'talk.html',
    'talk.json',
  ]);
  const manifest = JSON.parse(String(parts['manifest.json'])) as {
    parts: { path: string; sha256: string }[];
  };
  expect(manifest).toMatchObject({ number, proof, for: 'nacc', by: 'ประเสริฐ รักดี' });
  for (const { path, sha256 } of manifest.parts) {
    const content = parts[path] ?? '';
    expect([path, createHash('sha256').update(content).digest('hex')]).toEqual([path, sha256]);
  }
  expect(manifest.parts.map(({ path }) => path)).toHaveLength(6);
  expect(holdsCanary(parts['clean/file-01.jpg'] ?? Buffer.alloc(0))).toBe(false);
  expect(parts['originals/file-01.jpg']?.equals(await plantedJpeg())).toBe(true);
  const html = String(parts['talk.html']);
  expect(html).toContain('เรียกเงิน &lt;b>ห้าพัน');
  expect(html).toContain('สำนักงาน ป.ป.ช.');
  expect(JSON.parse(String(parts['talk.json']))).toMatchObject({ about: { named: ['กองช่าง'] } });
  expect(html).toContain('href="originals/file-01.jpg"');
  const everything = Object.values(parts).map(String).join();
  expect(everything).toContain('รับเรื่องไว้แล้ว');
  for (const secret of [photo.key, photo.id, 'บันทึกที่ไม่ออกไปข้างนอก', 'left-out'])
    expect(everything).not.toContain(secret);

  const record = await office.record();
  expect(record).toContain('prasert tip-exported nacc');
  expect(record.filter((deed) => deed === 'prasert original-opened hand-over').length).toBeGreaterThan(1);
  expect(office.logged.join()).not.toContain(passphrase);
});

test('a package is made under a passphrase of ours only', async () => {
  const { number } = await office.receives();
  for (const fields of [
    { to: 'nacc', passphrase: '1234' },
    { to: 'nacc', passphrase: '' },
    { to: 'nobody', passphrase: 'abcd-abcd-abcd-abcd-abcd-abcd' },
  ]) {
    expect((await prasert.sends(`${pathOf(number)}/export/package`, fields)).status).toBe(400);
  }
  expect((await prasert.sends(`${pathOf(number)}/export`, { to: 'x' })).status).toBe(400);
});

async function unsealed(bytes: Buffer, passphrase: string): Promise<Buffer> {
  const decrypter = new Decrypter();
  decrypter.addPassphrase(passphrase);
  return Buffer.from(await decrypter.decrypt(new Uint8Array(bytes)));
}

function unzipped(zip: Buffer): Promise<Record<string, Buffer>> {
  return new Promise((resolve, reject) => {
    fromBuffer(zip, { lazyEntries: true }, (error, file) => {
      if (error) return reject(error);
      const parts: Record<string, Buffer> = {};
      file.on('error', reject);
      file.on('end', () => resolve(parts));
      file.on('entry', (entry: { fileName: string }) => {
        file.openReadStream(entry as never, async (failed, stream) => {
          if (failed) return reject(failed);
          parts[entry.fileName] = Buffer.concat(await stream.toArray());
          file.readEntry();
        });
      });
      file.readEntry();
    });
  });
}
