import { receipts } from '../../src/vault/receipt-code.ts';
import { receiptKeys } from '../../src/vault/receipt-key.ts';
import { randomKey } from '../../src/vault/sodium.ts';
import { toStored } from '../../src/vault/stored-bytes.ts';
import { openTipKey, sealTipKey } from '../../src/vault/tip-key.ts';
import { cheapPasswordKeys } from './cheap-password-keys.ts';

const keys = cheapPasswordKeys();
const settings = { params: keys.newParams(), lookupKey: randomKey() };
const office = receiptKeys(keys, settings);
const desk = receipts(Buffer.alloc(32, 7));
const code = desk.codeFor('a draft');

test('the code opens what was sealed to the reporter, again and again', async () => {
  const first = await office.open(code);
  const tipKey = randomKey();
  const recipient = sealTipKey('T-2570-0001', tipKey, {
    id: 'reporter',
    publicKey: toStored(first.keyPair.publicKey),
  });
  const later = await receiptKeys(keys, settings).open(code);
  expect(later).toEqual(first);
  expect(openTipKey({ number: 'T-2570-0001', recipients: [recipient] }, 'reporter', later.keyPair)).toEqual(
    tipKey,
  );
});

test('another code, another office and another key for finding give something else', async () => {
  const mine = await office.open(code);
  const others = await Promise.all([
    office.open(desk.codeFor('another draft')),
    receiptKeys(keys, { ...settings, params: keys.newParams() }).open(code),
    receiptKeys(keys, { ...settings, params: { ...settings.params, opslimit: 2 } }).open(code),
  ]);
  for (const other of others) {
    expect(other.lookup).not.toBe(mine.lookup);
    expect(other.keyPair.publicKey).not.toEqual(mine.keyPair.publicKey);
  }
  const otherIndex = await receiptKeys(keys, { ...settings, lookupKey: randomKey() }).open(code);
  expect(otherIndex.lookup).not.toBe(mine.lookup);
});

test('after a raise new codes cost more, and those made before still open', async () => {
  const dearer = { ...settings.params, opslimit: 2 };
  const raised = receiptKeys(keys, { ...settings, params: dearer, earlier: [settings.params] });
  expect([office.sets, raised.sets]).toEqual([1, 2]);
  expect(await raised.open(code, 1)).toEqual(await office.open(code));
  const anew = await raised.open(code);
  expect(anew).toEqual(await receiptKeys(keys, { ...settings, params: dearer }).open(code));
  expect(anew.lookup).not.toBe((await office.open(code)).lookup);
  expect(raised.hint(code)).toBe(office.hint(code));
  await expect(raised.open(code, 2)).rejects.toThrow(RangeError);
});

test('what a tip is found by has a version and tells neither code nor key', async () => {
  const { lookup, keyPair } = await office.open(code);
  expect(lookup).toMatch(/^1\.[\w-]{43}$/);
  expect(lookup).not.toContain(toStored(keyPair.publicKey));
  expect(lookup).not.toContain(code);
});

test('hints spread wrong codes evenly, so that nearly all are caught before Argon2id', () => {
  const stored = new Set(Array.from({ length: 100 }, (_, at) => office.hint(desk.codeFor(`tip ${at}`))));
  const wrong = Array.from({ length: 4000 }, (_, at) => office.hint(desk.codeFor(`guess ${at}`)));
  expect(wrong.every((hint) => Number.isInteger(hint) && hint >= 0 && hint < 4096)).toBe(true);
  const passed = wrong.filter((hint) => stored.has(hint)).length;
  expect(passed).toBeGreaterThan(40);
  expect(passed).toBeLessThan(180);
  expect(office.hint(code)).toBe(receiptKeys(keys, settings).hint(code));
});

test('what is no code is refused, and not repeated in the error', async () => {
  for (const typed of ['', '123', `${code}1`, code.replace(/^./, 'x'), ` ${code}`]) {
    expect(() => office.hint(typed)).toThrow(new TypeError('A receipt code has twenty digits.'));
    await expect(office.open(typed)).rejects.toThrow('A receipt code has twenty digits.');
  }
});
