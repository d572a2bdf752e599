import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { loadConfig, loadStorageConfig } from '../src/config.ts';
import { OperatorError } from '../src/errors.ts';

const needed = { LINE_CHANNEL_SECRET: 'the-secret', LINE_CHANNEL_ACCESS_TOKEN: 'the-token' };

test('two settings are enough', () => {
  expect(loadConfig(needed)).toEqual({
    host: '127.0.0.1',
    port: 8080,
    publicUrl: 'http://localhost:8080',
    trustProxy: 'loopback',
    isPublicUrlSet: false,
    channelSecret: 'the-secret',
    channelAccessToken: 'the-token',
    lineApi: 'https://api.line.me',
    lineDataApi: 'https://api-data.line.me',
    mongodbUri: undefined,
    dataDir: resolve('data'),
    officeDir: resolve('office'),
    secretsDir: resolve('secrets'),
    memoryDir: `/dev/shm/line-service-desk-${process.getuid?.()}`,
    logLevel: 'info',
  });
});

test('an empty value counts as not given', () => {
  expect(loadConfig({ ...needed, PORT: '', MONGODB_URI: ' ', LOG_LEVEL: '' })).toMatchObject({
    port: 8080,
    mongodbUri: undefined,
    logLevel: 'info',
  });
});

test.each([
  ['LINE_CHANNEL_SECRET', ''],
  ['LINE_CHANNEL_ACCESS_TOKEN', '  '],
  ['PORT', 'eighty'],
  ['PORT', '70000'],
  ['PORT', '80.5'],
  ['PORT', '-1'],
  ['PUBLIC_URL', 'desk.wangmaprang.go.th'],
  ['PUBLIC_URL', 'ftp://desk.example.go.th'],
  ['LINE_API_BASE_URL', 'line'],
  ['LINE_DATA_API_BASE_URL', 'javascript:alert(1)'],
  ['MONGODB_URI', 'postgres://user:hunter2@db'],
  ['LOG_LEVEL', 'loud'],
])('a bad %s is one line that names it and repeats no value', (name, value) => {
  const load = () => loadConfig({ ...needed, [name]: value });
  expect(load).toThrow(OperatorError);
  expect(load).toThrow(new RegExp(`^${name} [^\\n]+$`));
  if (value.trim().length > 3) expect(load).not.toThrow(value);
});

test('everything wrong is told at once', () => {
  expect(() => loadConfig({ PORT: 'x' })).toThrow(
    /PORT .*LINE_CHANNEL_SECRET is missing; LINE_CHANNEL_ACCESS_TOKEN is missing/,
  );
});

test('a command line tool needs no LINE channel', () => {
  expect(loadStorageConfig({ DATA_DIR: '/var/lib/desk' })).toEqual({
    mongodbUri: undefined,
    dataDir: '/var/lib/desk',
  });
  expect(() => loadStorageConfig({ MONGODB_URI: 'here' })).toThrow(/^MONGODB_URI must begin with/);
});

test('.env.example names every setting, and can be loaded', () => {
  const lines = readFileSync('.env.example', 'utf8').split('\n');
  const settings = lines.flatMap((line) => /^#?\s?([A-Z_]+)=(.*)$/.exec(line)?.slice(1, 3) ?? []);
  const names = settings.filter((_, index) => index % 2 === 0);
  expect(names).toEqual(
    expect.arrayContaining([
      'PORT',
      'PUBLIC_URL',
      'LINE_CHANNEL_SECRET',
      'LINE_CHANNEL_ACCESS_TOKEN',
      'LINE_API_BASE_URL',
      'LINE_DATA_API_BASE_URL',
      'MONGODB_URI',
      'DATA_DIR',
      'OFFICE_DIR',
      'SECRETS_DIR',
      'LOG_LEVEL',
    ]),
  );
});
