import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { staffStore } from '../../src/mongo/staff-store.ts';
import { tipStore } from '../../src/mongo/tip-store.ts';
import { recoveryDesk } from '../../src/product/recovery-desk.ts';
import { fingerprintOf, newKeyPair } from '../../src/vault/key-pair.ts';
import { toStored } from '../../src/vault/stored-bytes.ts';
import { openTipKey } from '../../src/vault/tip-key.ts';
import { type TestDatabase, testDatabase } from '../helpers/database.ts';
import { sealedTip, tipOfficer } from '../helpers/sealed-tips.ts';

// The built command: it is run as operators run it, in a process of its own.
const command = fileURLToPath(new URL('../../dist/src/cli/recovery.js', import.meta.url));

let database: TestDatabase;
let folder: string;
beforeAll(async () => {
  database = await testDatabase();
  await staffStore(database.connection).init();
});
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'service-desk-recovery-'));
  for (const name of ['tips', 'staff', 'audit']) {
    await database.connection.collection(name).deleteMany({});
  }
});
afterEach(() => rmSync(folder, { recursive: true }));
afterAll(() => database.drop());

async function recovery(args: readonly string[], typed = '') {
  const env = { PATH: process.env.PATH, MONGODB_URI: database.uri, SECRETS_DIR: folder };
  const child = spawn(process.execPath, [command, ...args], { env });
  const code = new Promise<number | null>((resolve) => child.once('close', resolve));
  child.stdin.on('error', () => undefined);
  child.stdin.end(typed);
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { code: await code, out, err };
}

async function someTip(publicKey: string) {
  const malee = newKeyPair();
  await staffStore(database.connection).add(tipOfficer('malee', toStored(malee.publicKey)));
  const record = sealedTip([{ id: 'recovery', publicKey }]);
  await tipStore(database.connection).add(record);
  const isOpen = async () => {
    const found = await tipStore(database.connection).find(record.number);
    return found !== null && openTipKey(found, 'malee', malee) !== null;
  };
  return { ...record, isOpen };
}

test('while shares were never made the key of the machine opens, and it says so', async () => {
  const desk = recoveryDesk(folder);
  const tip = await someTip(desk.publicKey);
  expect((await recovery(['status'])).out).toContain(`Fingerprint: ${desk.fingerprint}\n`);
  expect((await recovery(['status'])).out).toContain('Shares: NOT MADE.');
  const { code, out, err } = await recovery(['restore', '--to', 'malee']);
  expect({ code, out: out.split('\n')[0] }).toEqual({ code: 0, out: 'Tips given to malee: 1' });
  expect(err).toContain('Shares were never made');
  expect(await tip.isOpen()).toBe(true);
  expect(out + err).not.toContain(tip.number);
});

test('two shares open, one does not', async () => {
  const desk = recoveryDesk(folder);
  const tip = await someTip(desk.publicKey);
  const [one = '', two = '', three = ''] = (await desk.makeShares('malee')) ?? [];
  await desk.confirmShares([one, two], async () => {});
  expect((await recovery(['status'])).out).toContain('Shares: made.');

  for (const typed of ['', `${one}\n`, `${one}\n${one}\n`]) {
    const refused = await recovery(['restore', '--to', 'malee'], typed);
    expect(refused).toMatchObject({ code: 1, out: '' });
    expect(refused.err).toMatch(/^(Two different shares are needed|The same share was given twice)/);
  }
  const wrong = await recovery(['restore', '--to', 'malee'], `${one}\n${three.slice(0, -1)}U\n`);
  expect(wrong).toMatchObject({ code: 1, out: '', err: 'A share has letters that no share has.\n' });
  expect(await tip.isOpen()).toBe(false);

  expect(await recovery(['check'], `${three}\r\n\n${one.toLowerCase()}\n`)).toMatchObject({
    code: 0,
    err: '',
  });
  const restored = await recovery(['restore', '--to', 'malee'], `${three}\n${one}\n`);
  expect(restored).toMatchObject({ code: 0, err: '' });
  expect(restored.out).toContain('Tips given to malee: 1\n');
  expect(await tip.isOpen()).toBe(true);
});

async function printed(desk: ReturnType<typeof recoveryDesk>): Promise<[string, string, string]> {
  const shares = ((await desk.makeShares('malee')) ?? []) as [string, string, string];
  await desk.confirmShares(shares.slice(0, 2), async () => {});
  return shares;
}

test('one paper renews nothing, nor do papers that do not go together', async () => {
  const desk = recoveryDesk(folder);
  const before = desk.publicKey;
  expect(await recovery(['renew'])).toMatchObject({
    code: 0,
    out: expect.stringMatching(/^Nothing needs renewing: .* still lies in SECRETS_DIR/),
  });
  const [one] = await printed(desk);
  const other = mkdtempSync(join(tmpdir(), 'service-desk-recovery-'));
  const [foreign] = await printed(recoveryDesk(other));
  rmSync(other, { recursive: true });
  for (const [typed, words] of [
    [`${one}\n`, 'Two different shares are needed'],
    [`${one}\n${foreign}\n`, 'A share is of another office'],
  ] as const) {
    const refused = await recovery(['renew'], typed);
    expect(refused).toMatchObject({ code: 1, out: '', err: expect.stringContaining(words) });
  }
  expect(desk.publicKey).toBe(before);
  expect(desk.haveSharesBeenMade()).toBe(true);
});

test('two papers renew the key; the old ones open nothing afterwards', async () => {
  const desk = recoveryDesk(folder);
  const tip = await someTip(desk.publicKey);
  const [one, , three] = await printed(desk);
  const done = await recovery(['renew'], `${three}\n${one}\n`);
  expect(done).toMatchObject({ code: 0, err: '' });
  expect(desk.publicKey).not.toBe(tip.recipients[0]?.publicKey);
  expect(desk.haveSharesBeenMade()).toBe(false);
  expect(done.out).toContain(`A new recovery key is made: ${desk.fingerprint}\n`);
  expect(done.out).toContain('Tips sealed to it in place of the earlier one: 1\n');
  expect(done.out).toContain('the old papers open nothing in it any more');
  expect(done.out).toContain('still open backups');
  for (const secret of [one, three, tip.number, tip.id]) expect(done.out).not.toContain(secret);

  const [newOne, newTwo] = await printed(desk);
  const refused = await recovery(['restore', '--to', 'malee'], `${three}\n${one}\n`);
  expect(refused).toMatchObject({ code: 1, err: expect.stringContaining('of an earlier key') });
  expect(await tip.isOpen()).toBe(false);
  expect((await recovery(['restore', '--to', 'malee'], `${newOne}\n${newTwo}\n`)).code).toBe(0);
  expect(await tip.isOpen()).toBe(true);
});

test('tips that are still sealed to an earlier key are told, and brought home by its papers', async () => {
  const desk = recoveryDesk(folder);
  const before = desk.publicKey;
  const [one, two] = await printed(desk);
  await recovery(['renew'], `${one}\n${two}\n`);
  const { publicKey } = desk;
  await tipStore(database.connection).add(sealedTip([{ id: 'recovery', publicKey: before }]));
  const told = `Tips sealed to an earlier key, ${fingerprintOf(before)}: 1. Run 'renew' with two papers of that key.`;
  expect((await recovery(['status'])).out).toContain(told);
  const again = await recovery(['renew'], `${one}\n${two}\n`);
  expect(again.out).toContain(`The recovery key stays: ${desk.fingerprint}\n`);
  expect(again.out).toContain('in place of the earlier one: 1\n');
  expect(desk.publicKey).toBe(publicKey);
  expect((await recovery(['status'])).out).not.toContain('earlier key');
});

test('a folder without a recovery key is told, and none is made there', async () => {
  const { code, err } = await recovery(['status']);
  expect({ code, err }).toEqual({
    code: 1,
    err: 'SECRETS_DIR has no recovery key: check the folder, or start the product once.\n',
  });
});

test('wrong use ends with 2 and says how it is used', async () => {
  const { code, err } = await recovery(['restore']);
  expect(code).toBe(2);
  expect(err).toContain('npm run -s recovery -- restore --to USERNAME');
});
