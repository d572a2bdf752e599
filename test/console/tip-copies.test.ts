import { copyText, noCopyLabels } from '../../src/text/clean-copies.ts';
import { unreadableName } from '../../src/text/console-tip-files.ts';
import { cleaningVersion } from '../../src/tips/clean-of.ts';
import { docxWith, plantedPdf } from '../evidence/planted-documents.ts';
import { plantedJpeg } from '../evidence/planted-photos.ts';
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

/** Where it was taken stands in its head, which is whole; its picture is not. */
async function brokenJpeg(): Promise<Buffer> {
  const whole = await plantedJpeg();
  return whole.subarray(0, whole.length - 200);
}

async function receives(content: Buffer, name?: string) {
  const taken = await office.reporter.takeFile(content, name);
  if ('refused' in taken) throw new Error(taken.refused);
  const { number, code } = await office.receives({ files: [taken.file] });
  return { number, code, file: taken.file, address: `${pathOf(number)}/files/${taken.file.id}` };
}

test('in the place of a photo that cannot be shown stands why, first as a picture, then as words', async () => {
  const { number, address } = await receives(await brokenJpeg(), 'IMG\u202E_0001.jpg');
  expect(await prasert.sees(pathOf(number))).not.toContain(copyText.none('broken'));
  const shown = await prasert.ask(address, { headers: { 'sec-fetch-dest': 'image' } });
  expect([shown.status, shown.headers.get('content-type')]).toEqual([200, 'image/svg+xml']);
  expect(shown.headers.get('content-security-policy')).toContain('sandbox');
  expect(await shown.text()).toContain(noCopyLabels.broken);

  const before = (await office.record()).length;
  const { html, text } = await prasert.opens(pathOf(number));
  expect(html).not.toContain('<img');
  expect(text).toContain(copyText.none('broken'));
  expect((await office.record()).length - before).toBe(1);
  const page = await prasert.opens(address);
  expect(page.text).toContain(copyText.none('broken'));
  expect(page.html).toContain('<bdi>IMG_0001.jpg</bdi>');
});

test('what a copy still tells is told before it is handed out, and beside it', async () => {
  const { number, file, address } = await receives(await docxWith());
  const left = { found: ['links', 'comments'], isComplete: false } as const;
  const facts = { format: 'docx', left, version: cleaningVersion } as const;
  await office.stores.files.saveCopy(file, Buffer.from('the copy'), facts);
  const between = await prasert.opens(address);
  for (const words of ['ลิงก์ออกไปภายนอก', 'ความเห็นในไฟล์', copyText.incomplete]) {
    expect(between.text).toContain(words);
  }
  expect(between.html).toContain(`href="${address}?told=1"`);
  const copy = await prasert.ask(`${address}?told=1`);
  expect(await copy.text()).toBe('the copy');
  const page = await prasert.opens(pathOf(number));
  expect(page.html).toContain(`href="${address}?told=1"`);
  expect(page.text).toContain(`${copyText.left}: ลิงก์ออกไปภายนอก`);
});

test('a copy that tells nothing is handed out at once', async () => {
  const { address } = await receives(Buffer.from('บัญชีที่จ่ายไป'));
  const copy = await prasert.ask(address);
  expect(copy.headers.get('content-disposition')).toMatch(/^attachment; /);
  expect(await copy.text()).toBe('บัญชีที่จ่ายไป');
});

test("an officer's photo that cannot be cleaned is not sent, and their words stay; a PDF is", async () => {
  const { number, code } = await office.receives();
  const words = { text: 'คำตอบที่พิมพ์ไว้' };
  const page = await answersWithFiles(prasert, number, words, [
    { name: 'ก\u202Eข.jpg', content: await brokenJpeg() },
  ]);
  expect(page.status).toBe(422);
  expect(page.html).toContain(`กข.jpg: ${copyText.notSent('broken')}`);
  expect(page.html).toContain('คำตอบที่พิมพ์ไว้</textarea>');
  expect(page.html).toContain('แต่ไฟล์ PDF และเสียงลบไม่ได้ทั้งหมด');
  const opened = await office.reporter.open(code, 'a-source');
  if (typeof opened === 'string') throw new Error(opened);
  expect(opened.tip.talk).toHaveLength(1);
  const sent = await answersWithFiles(prasert, number, words, [{ name: 'a.pdf', content: plantedPdf() }]);
  expect(sent.html).toContain('ส่งคำตอบแล้ว');
});

test('a file whose name cannot be read leaves the words that were typed', async () => {
  const { number } = await office.receives();
  const page = await prasert.opens(pathOf(number));
  const { action, hidden } = formOn(page.html, '/reply');
  const fields = Object.entries({ ...hidden, text: 'คำตอบที่พิมพ์ไว้' }).map(
    ([name, value]) => `--x\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  const file =
    '--x\r\nContent-Disposition: form-data; name="files"; filename="a\u0001.jpg"\r\n\r\nabc\r\n--x--\r\n';
  const answer = await prasert.ask(action, {
    method: 'POST',
    headers: { 'sec-fetch-site': 'same-origin', 'content-type': 'multipart/form-data; boundary=x' },
    body: fields.join('') + file,
  });
  const html = await answer.text();
  expect([answer.status, html.includes(unreadableName)]).toEqual([422, true]);
  expect(html).toContain('คำตอบที่พิมพ์ไว้</textarea>');
});
