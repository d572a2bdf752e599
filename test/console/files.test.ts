import { randomBytes, randomUUID } from 'node:crypto';
import { type Format, formats } from '../../src/evidence/formats.ts';
import type { Attachment } from '../../src/tickets/ticket.ts';
import { type ConsoleOffice, consoleOffice } from '../helpers/console-office.ts';
import type { Officer } from '../helpers/officer.ts';

let office: ConsoleOffice;
let somying: Officer;
beforeAll(async () => {
  office = await consoleOffice();
  somying = await office.hires('somying', 'officer');
  await somying.signsIn();
});
afterAll(() => office.closes());

const content = Buffer.from('bytes of a file');

async function attached(format: Format, more: Partial<Attachment> = {}): Promise<Attachment> {
  const { mime } = formats[format];
  const file = { id: randomUUID(), key: randomBytes(32).toString('base64url') };
  await office.files.save(file, content, { mime, format });
  return { ...file, kind: 'image', state: 'ready', mime, bytes: content.length, ...more };
}

test.each(['jpeg', 'png', 'webp', 'gif'] as const)('%s is shown', async (format) => {
  const attachment = await attached(format);
  const number = await office.receives({ attachments: [attachment] });
  const page = await somying.opens(`/console/tickets/${number}`);
  expect(page.html).toContain(`<img src="/console/files/${number}/${attachment.id}" alt="รูปที่ 1`);
  const response = await somying.ask(`/console/files/${number}/${attachment.id}`);
  expect(response.status).toBe(200);
  expect(Buffer.from(await response.arrayBuffer())).toEqual(content);
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'content-type': formats[format].mime,
    'content-disposition': 'inline',
    'content-security-policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
    'cross-origin-resource-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  });
});

test.each(['heic', 'text', 'pdf', 'docx', 'mp4', 'm4a'] as const)(
  '%s is only downloaded, under a name of our own',
  async (format) => {
    const attachment = await attached(format, { kind: 'file', fileName: 'หนังสือ "ร้องเรียน".html' });
    const number = await office.receives({ attachments: [attachment] });
    const response = await somying.ask(`/console/files/${number}/${attachment.id}`);
    expect(response.headers.get('content-disposition')).toBe(
      `attachment; filename="evidence-${number}-1.${formats[format].extension}"`,
    );
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    await response.arrayBuffer();
  },
);

test('a file is found only with its own ticket, while it stands there', async () => {
  const attachment = await attached('png');
  const number = await office.receives({
    attachments: [attachment, await attached('png', { state: 'refused' })],
  });
  const other = await office.receives();
  const refused = (await office.tickets.find(number))?.messages[0]?.attachments[1]?.id;
  for (const path of [
    `${other}/${attachment.id}`,
    `${number}/${randomUUID()}`,
    `${number}/${refused}`,
    `nonsense/${attachment.id}`,
  ]) {
    expect((await somying.ask(`/console/files/${path}`)).status).toBe(404);
  }
});

test('who is not signed in gets none', async () => {
  const attachment = await attached('png');
  const number = await office.receives({ attachments: [attachment] });
  const response = await office.visitor().ask(`/console/files/${number}/${attachment.id}`);
  expect(response.status).toBe(303);
  expect(response.headers.get('location')).toContain('/console/sign-in');
});

test('a file whose content is gone is a page that says so', async () => {
  const attachment = await attached('png');
  const number = await office.receives({ attachments: [attachment] });
  await office.files.delete([attachment.id]);
  const page = await somying.opens(`/console/files/${number}/${attachment.id}`);
  expect(page.status).toBe(404);
  expect(page.headers.get('content-type')).toContain('text/html');
});

test("what came before files had keys, and a key that is another file's, open nothing", async () => {
  const [one, other] = [await attached('png'), await attached('png')];
  const { key: _, ...keyless } = one;
  const number = await office.receives({ attachments: [keyless] });
  expect((await somying.ask(`/console/files/${number}/${one.id}`)).status).toBe(404);
  const wrong = await office.receives({ attachments: [{ ...one, key: other.key ?? '' }] });
  const response = await somying.ask(`/console/files/${wrong}/${one.id}`);
  expect(response.status).not.toBe(200);
  expect(Buffer.from(await response.arrayBuffer())).not.toEqual(content);
});
