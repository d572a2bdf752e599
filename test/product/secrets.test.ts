import { execFile } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { OperatorError } from '../../src/errors.ts';
import { loadSecrets } from '../../src/product/secrets.ts';
import { cheapPasswordKeys } from '../vault/cheap-password-keys.ts';

describe('the keys of an installation', () => {
  let folder: string;
  beforeEach(() => {
    folder = join(mkdtempSync(join(tmpdir(), 'service-desk-keys-')), 'secrets');
  });
  afterEach(() => rmSync(join(folder, '..'), { recursive: true }));

  test('are made at the first start, for their owner alone, and stay', () => {
    const first = loadSecrets(folder);
    const second = loadSecrets(folder);
    expect(second.sessionSecret).toBe(first.sessionSecret);
    expect(second.receiptKey).toEqual(first.receiptKey);
    expect(second.digest('5')).toBe(first.digest('5'));
    expect(second.proofKey).toEqual(first.proofKey);
    expect(second.receiptSettings).toEqual(first.receiptSettings);
    expect(second.box.open(first.box.lock(Buffer.from('a'), 'p', 'q'), 'p', 'q')).toEqual(
      new Uint8Array(Buffer.from('a')),
    );
    expect(readdirSync(folder).sort()).toEqual([
      'box.key',
      'digest.key',
      'lookup.key',
      'proof.key',
      'receipt-params.json',
      'receipt.key',
      'session.key',
    ]);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    for (const name of readdirSync(folder)) expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600);
  });

  test('differ from each other and from those of another office', () => {
    const one = loadSecrets(folder);
    const keys = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
    expect(new Set(keys)).toHaveProperty('size', 7);
    const other = loadSecrets(`${folder}-other`);
    expect(other.digest('5')).not.toBe(one.digest('5'));
    expect(other.receiptSettings.params.salt).not.toBe(one.receiptSettings.params.salt);
    expect(other.box.open(one.box.lock(Buffer.from('a'), 'p', 'q'), 'p', 'q')).toBeNull();
  });

  test('tell nothing of what they digest; ids look like UUIDs', () => {
    const { digest, uuidOf } = loadSecrets(folder);
    expect(digest('500000000000000003')).toMatch(/^[\w-]{43}$/);
    expect(uuidOf('a')).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(uuidOf('a')).toBe(uuidOf('a'));
    expect(uuidOf('a')).not.toBe(uuidOf('b'));
  });

  test('that lie there read-only are used as they are', () => {
    const { sessionSecret } = loadSecrets(folder);
    for (const name of readdirSync(folder)) chmodSync(join(folder, name), 0o400);
    expect(loadSecrets(folder).sessionSecret).toBe(sessionSecret);
  });

  test.each([
    ['cut off', 'abc'],
    ['empty', ''],
  ])('that are %s stop the start with one line that names the file', (_, content) => {
    loadSecrets(folder);
    writeFileSync(join(folder, 'receipt.key'), content);
    expect(() => loadSecrets(folder)).toThrow(OperatorError);
    expect(() => loadSecrets(folder)).toThrow(/^SECRETS_DIR: receipt\.key is damaged[^\n]+$/);
  });

  test('whose parameters for receipt codes cannot be read stop the start with one line that names the file', () => {
    loadSecrets(folder);
    writeFileSync(join(folder, 'receipt-params.json'), '{"salt":');
    expect(() => loadSecrets(folder)).toThrow(/^SECRETS_DIR: receipt-params\.json is damaged[^\n]+$/);
  });

  describe('for receipt codes, when the cost is raised', () => {
    const today = (opslimit: number, memlimit = 8192) => cheapPasswordKeys({ opslimit, memlimit });
    const file = () => join(folder, 'receipt-params.json');
    const settings = (keys = today(1)) => loadSecrets(folder, keys).receiptSettings;

    test('keep the earlier ones, and stand in front', () => {
      const first = settings();
      expect(first.earlier).toEqual([]);
      expect(JSON.parse(readFileSync(file(), 'utf8'))).toEqual(first.params);
      const second = settings(today(2));
      expect(second).toEqual({
        params: { ...first.params, opslimit: 2 },
        earlier: [first.params],
        lookupKey: first.lookupKey,
      });
      const third = settings(today(2, 16_384));
      expect(third.params).toMatchObject({ opslimit: 2, memlimit: 16_384 });
      expect(third.earlier).toEqual([second.params, first.params]);
      expect(statSync(file()).mode & 0o777).toBe(0o600);
      expect(readdirSync(folder)).toHaveLength(7);
    });

    test('stay when the cost is the same or lower, and neither part of it ever sinks', () => {
      const first = settings(today(3));
      expect(settings(today(3))).toEqual(first);
      expect(settings(today(1))).toEqual(first);
      const mixed = settings(today(1, 16_384));
      expect(mixed.params).toMatchObject({ opslimit: 3, memlimit: 16_384 });
      for (const keys of [today(3), today(1, 16_384)]) expect(settings(keys)).toEqual(mixed);
    });

    test('are the same for all who start at once', () => {
      settings();
      const text = readFileSync(file(), 'utf8');
      const one = settings(today(2));
      // The other one had read the file before.
      writeFileSync(file(), text);
      expect(settings(today(2))).toEqual(one);
    });

    test.each([
      '[]',
      '{}',
      'null',
      '[{"version":1}]',
      '{"version":1,"algorithm":"md5","salt":"a","opslimit":1,"memlimit":1}',
    ])('are damaged when they are %s', (content) => {
      settings();
      writeFileSync(file(), content);
      expect(() => settings()).toThrow(/^SECRETS_DIR: receipt-params\.json is damaged[^\n]+$/);
    });
  });

  test('open nothing in the place, or for the purpose, of another thing', () => {
    const { box } = loadSecrets(folder);
    const locked = box.lock(Buffer.from('a'), 'purpose', 'place');
    expect(box.open(locked, 'purpose', 'other')).toBeNull();
    expect(box.open(locked, 'other', 'place')).toBeNull();
    expect(box.open(locked, 'purpose', 'place')).not.toBeNull();
  });

  test('that cannot be made stop the start with one line', () => {
    writeFileSync(join(folder, '..', 'file'), '');
    expect(() => loadSecrets(join(folder, '..', 'file'))).toThrow(/^SECRETS_DIR: [^\n]+$/);
  });

  test('several processes that start at once agree', async () => {
    const module = pathToFileURL('dist/src/product/secrets.js').href;
    const script = `import(${JSON.stringify(module)}).then(({ loadSecrets }) => console.log(loadSecrets(${JSON.stringify(folder)}).sessionSecret))`;
    const started = Array.from({ length: 4 }, () => promisify(execFile)(process.execPath, ['-e', script]));
    const secrets = await Promise.all(started);
    expect(new Set(secrets.map(({ stdout }) => stdout.trim()))).toHaveProperty('size', 1);
  });
});
