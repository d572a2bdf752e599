import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { staffStore } from '../../src/mongo/staff-store.ts';
import { tipStore } from '../../src/mongo/tip-store.ts';
import { recoveryDesk } from '../../src/product/recovery-desk.ts';
import { newKeyPair } from '../../src/vault/key-pair.ts';
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
