import { commands } from '../../src/bot/input.ts';
import { encodeAction, readPostback, type Tapped } from '../../src/line/postback.ts';

const uuid = '123e4567-e89b-42d3-a456-426614174000';
const receiptDigest = 'A-_b'.repeat(10).concat('xyz');

const taps: Tapped[] = [
  { type: 'answer', session: 'AbCdEfGhIjKlMnOpQrSt-_', step: 'category', value: 'road' },
  { type: 'answer', session: uuid, step: 'where', value: '-skip' },
  { type: 'answer', session: uuid, step: 'about', value: '' },
  { type: 'answer', session: uuid, step: 'edit', value: 'a"b,\\[]&=#? ก็' },
  { type: 'command', command: 'add', argument: `T-2569-0001#${receiptDigest}` },
  ...commands.map((command) => ({ type: 'command' as const, command })),
];

test.each(taps)('a tap is read as it was written: %j', (tap) => {
  const data = encodeAction(tap);
  expect(data.length).toBeLessThanOrEqual(300);
  expect(readPostback(data)).toEqual(tap);
});

test.each([
  '',
  'action=buy&itemid=1',
  'null',
  '[]',
  '{"type":"command","command":"menu"}',
  '[1,"c"]',
  '[1,"c","no-such-command"]',
  '[1,"c","menu",5]',
  '[1,"c","menu","a","b"]',
  '[1,"a","session","step"]',
  '[1,"a","session","step",null]',
  '[1,"a","session","step","value","more"]',
  '[2,"c","menu"]',
  '["1","c","menu"]',
  `[1,"c","menu","${'x'.repeat(301)}"]`,
  '[1,"c","menu"',
  '['.repeat(100_000),
])('foreign data is nothing: %.40s', (data) => {
  expect(readPostback(data)).toBeNull();
});

test('what LINE would refuse is not written, and the error quotes nothing of it', () => {
  const value = 'secret'.repeat(60);
  const encode = () => encodeAction({ type: 'answer', session: uuid, step: 'about', value });
  expect(encode).toThrow(RangeError);
  expect(encode).not.toThrow(/secret/);
});
