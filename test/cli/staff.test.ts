import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { auditStore } from '../../src/mongo/audit-store.ts';
import { startEngine } from '../../src/mongo/embedded/launch.ts';
import { staffStore } from '../../src/mongo/staff-store.ts';
import { passwordKeeper } from '../../src/staff/password.ts';
import { isOwnKey } from '../../src/staff/tip-key.ts';
import { fingerprintOf } from '../../src/vault/key-pair.ts';
import { unlockOfficerKey } from '../../src/vault/officer-key.ts';
import { passwordKeys } from '../../src/vault/password-key.ts';
import { type TestDatabase, testDatabase } from '../helpers/database.ts';
import { hostScript, withDataDir } from '../helpers/engine-host.ts';

// The built command: it is run as operators run it, in a process of its own.
const command = fileURLToPath(new URL('../../dist/src/cli/staff.js', import.meta.url));
const password = 'four words in a row';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

interface Settings {
  readonly stdin?: string;
  readonly env?: Readonly<Record<string, string>>;
}

async function staff(args: string[], { stdin = '', env = { MONGODB_URI: database.uri } }: Settings = {}) {
  const child = spawn(process.execPath, [command, ...args], { env: { PATH: process.env.PATH, ...env } });
  child.stdin.end(stdin);
  const code = new Promise<number | null>((resolve) => child.once('close', resolve));
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { code: await code, out, err };
}

const adding = (username: string, role = 'officer') => [
  'add',
  ...['--username', username, '--name', 'สมหญิง ใจดี', '--role', role, '--password-stdin'],
];

test('an account is added once; adding it again says so and changes nothing', async () => {
  const added = await staff(adding('somying', 'admin'), { stdin: `${password}\n` });
  expect(added).toEqual({ code: 0, out: 'Added somying as admin.\n', err: '' });
  const store = staffStore(database.connection);
  const before = await store.find('somying');
  expect(await passwordKeeper().verify(before?.passwordHash ?? null, password)).toBe(true);
  const again = await staff(adding('Somying', 'viewer'), { stdin: 'another password of mine' });
  expect(again).toEqual({ code: 1, out: '', err: 'This username is taken; nothing was changed.\n' });
  expect(await store.find('somying')).toEqual(before);
});

test('accounts are listed, closed and given another password', async () => {
  await staff(adding('malee'), { stdin: password });
  expect((await staff(['disable', '--username', 'malee'])).out).toContain('Disabled malee');
  const list = await staff(['list']);
  expect(list.out).toContain('malee\tofficer\tdisabled\tสมหญิง ใจดี');
  const reset = ['reset-password', '--username', 'malee', '--password-stdin'];
  expect((await staff(reset, { stdin: 'five good words in row' })).code).toBe(0);
  expect((await staff(reset, { stdin: 'short' })).err).toBe(
    'The password must have at least 8 characters.\n',
  );
  expect((await staff(['disable', '--username', 'somying'])).err).toContain('last active administrator');
  expect((await staff(['disable', '--username', 'nobody'])).code).toBe(1);
});

test('a tip officer whom the operator adds has a trusted key at once, on record', async () => {
  const added = await staff([...adding('tips', 'tip-officer'), '--division', 'clerk'], { stdin: password });
  expect(added).toMatchObject({ code: 0, err: '' });
  const store = staffStore(database.connection);
  const before = await store.find('tips');
  expect(before).toMatchObject({ division: 'clerk', tipKey: { isTrusted: true } });
  const key = before?.tipKey;
  const pair = key && (await unlockOfficerKey(passwordKeys(), key, password));
  expect(pair && isOwnKey(before, pair)).toBe(true);

  expect((await staff(['trust-key', '--username', 'tips'])).out).toContain(
    fingerprintOf(key?.publicKey ?? ''),
  );
  expect((await staff(['trust-key', '--username', 'somying'])).err).toContain(
    'no active tip officer with a key',
  );
  const wrong = await staff(['set-division', '--username', 'tips', '--division', 'nowhere']);
  expect(wrong).toMatchObject({ code: 1, err: 'There is no such division in office.yaml.\n' });
  expect((await staff(['set-division', '--username', 'tips', '--division', 'none'])).code).toBe(0);
  expect(await store.find('tips')).not.toHaveProperty('division');
  expect((await staff(['reset-second-factor', '--username', 'tips'])).code).toBe(0);

  const entries = await auditStore(database.connection, { clock: () => new Date() }).entries({
    from: 1,
    limit: 100,
  });
  const lines = entries.filter(({ about }) => about === 'tips').map(({ who, deed }) => `${who}: ${deed}`);
  expect(lines).toEqual([
    'the command line: key-made',
    'the command line: staff-added',
    'the command line: staff-changed',
    'the command line: second-factor-reset',
  ]);
});

test('wrong use ends with 2 and says how it is used', async () => {
  const wrong = await staff(['add', '--username', 'x']);
  expect(wrong).toMatchObject({ code: 2, out: '' });
  expect(wrong.err).toContain('--password-stdin is missing');
  expect(wrong.err).toContain('npm run -s staff -- add');
});

test('a database that is not there is one line, without its address', async () => {
  const env = { MONGODB_URI: 'mongodb://user:secret@127.0.0.1:1/x?serverSelectionTimeoutMS=200' };
  const failed = await staff(['list'], { env });
  expect(failed.code).toBe(1);
  expect(failed.err.trim().split('\n')).toHaveLength(1);
  expect(failed.err).toContain('MONGODB_URI');
  expect(failed.err).not.toContain('secret');
});

test('the embedded engine serves it whether the product runs or not', async () => {
  await withDataDir(async (dataDir) => {
    const added = await staff(adding('somying'), { stdin: password, env: { DATA_DIR: dataDir } });
    expect(added).toMatchObject({ code: 0, out: 'Added somying as officer.\n' });
    const engine = await startEngine({ dataDir, say: () => undefined, hostScript });
    try {
      const list = await staff(['list'], { env: { DATA_DIR: dataDir } });
      expect(list).toMatchObject({ code: 0, out: 'somying\tofficer\tactive\tสมหญิง ใจดี\n' });
    } finally {
      await engine.close();
    }
  });
});
