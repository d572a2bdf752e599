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

const markAt = async (address: string) =>
  ((await (await somying.ask(address)).json()) as { mark: string }).mark;

async function pulseOf(path: string): Promise<{ address: string; mark: string }> {
  const { html } = await somying.opens(path);
  const [, address = '', mark = ''] = /data-pulse="([^"]+)" data-mark="([^"]+)"/.exec(html) ?? [];
  return { address, mark };
}

test('a list is the newest until a ticket comes', async () => {
  const { address, mark } = await pulseOf('/console/tickets');
  expect(await markAt(address)).toBe(mark);
  office.passes({ minutes: 1 });
  await office.receives();
  expect(await markAt(address)).not.toBe(mark);
});

test('a ticket is the newest until it is answered, the answer arrives or a file does', async () => {
  const number = await office.receives({
    attachments: [{ id: 'a-file', kind: 'image', state: 'fetching' }],
  });
  const { address, mark } = await pulseOf(`/console/tickets/${number}`);
  expect(await markAt(address)).toBe(mark);
  await somying.replies(number, 'ตอบ');
  const answered = await markAt(address);
  const id = (await office.tickets.find(number))?.messages.at(-1)?.id ?? '';
  await office.tickets.setDelivery(number, id, { state: 'sent', at: office.now() });
  const delivered = await markAt(address);
  await office.tickets.setAttachment('a-file', { state: 'gone' });
  expect(new Set([mark, answered, delivered, await markAt(address)]).size).toBe(4);
});

test('questions that make no sense are answered, not obeyed', async () => {
  for (const query of ['', '?desk=x', '?ticket=x', '?ticket=C-2570-9999', '?desk[]=ticket']) {
    expect((await somying.ask(`/console/pulse${query}`)).status).toBe(404);
  }
});
