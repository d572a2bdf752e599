import { randomUUID } from 'node:crypto';
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

async function attached(mime: string, more: Partial<Attachment> = {}): Promise<Attachment> {
  const id = randomUUID();
  await office.files.save(id, { mime, content });
  return { id, kind: 'image', state: 'ready', mime, bytes: content.length, ...more };
}

test.each(['image/jpeg', 'image/png', 'image/webp', 'image/gif'])('%s is shown', async (mime) => {
  const attachment = await attached(mime);
  const number = await office.receives({ attachments: [attachment] });
  const page = await somying.opens(`/console/tickets/${number}`);
  expect(page.html).toContain(`<img src="/console/files/${number}/${attachment.id}" alt="รูปที่ 1`);
  const response = await somying.ask(`/console/files/${number}/${attachment.id}`);
  expect(response.status).toBe(200);
  expect(Buffer.from(await response.arrayBuffer())).toEqual(content);
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'content-type': mime,
    'content-security-policy': "sandbox; default-src 'none'",
    'cross-origin-resource-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  });
  expect(response.headers.get('content-disposition')).toBeNull();
});

test.each(['image/svg+xml', 'text/html', 'application/pdf', 'video/mp4'])(
  '%s is only downloaded',
  async (mime) => {
    const attachment = await attached(mime, { kind: 'file', fileName: 'หนังสือ "ร้องเรียน".html' });
    const number = await office.receives({ attachments: [attachment] });
    const response = await somying.ask(`/console/files/${number}/${attachment.id}`);
    expect(response.headers.get('content-type')).toBe('application/octet-stream');
    expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename=.*filename\*=UTF-8''/);
    await response.arrayBuffer();
  },
);

test('a file is found only with its own ticket, while it stands there', async () => {
  const attachment = await attached('image/png');
  const number = await office.receives({
    attachments: [attachment, await attached('image/png', { state: 'refused' })],
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
  const attachment = await attached('image/png');
  const number = await office.receives({ attachments: [attachment] });
  const response = await office.visitor().ask(`/console/files/${number}/${attachment.id}`);
  expect(response.status).toBe(303);
  expect(response.headers.get('location')).toContain('/console/sign-in');
});

test('a file whose content is gone is a page that says so', async () => {
  const attachment = await attached('image/png');
  const number = await office.receives({ attachments: [attachment] });
  await office.files.delete([attachment.id]);
  const page = await somying.opens(`/console/files/${number}/${attachment.id}`);
  expect(page.status).toBe(404);
  expect(page.headers.get('content-type')).toContain('text/html');
});
