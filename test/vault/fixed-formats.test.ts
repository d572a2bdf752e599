import { createReadStream, readFileSync } from 'node:fs';
import { openEntries } from '../../src/vault/envelope.ts';
import { fingerprintOf, type KeyPair } from '../../src/vault/key-pair.ts';
import { unlockOfficerKey } from '../../src/vault/officer-key.ts';
import { receiptKeys } from '../../src/vault/receipt-key.ts';
import { verifyReceiptProof } from '../../src/vault/receipt-proof.ts';
import { joinShares } from '../../src/vault/recovery.ts';
import { readShare } from '../../src/vault/recovery-share.ts';
import { openFile } from '../../src/vault/sealed-file.ts';
import { unwrapFromSession } from '../../src/vault/session-key.ts';
import { fromStored } from '../../src/vault/stored-bytes.ts';
import { openTipKey } from '../../src/vault/tip-key.ts';
import { cheapPasswordKeys } from './cheap-password-keys.ts';

// Made once by version 1 and never made anew: every later version must read what this one has sealed.
const folder = new URL('./vectors/', import.meta.url);
const made = JSON.parse(readFileSync(new URL('v1.json', folder), 'utf8'));
const keys = cheapPasswordKeys();

const tipKeyOf = (id: string, pair: KeyPair | null): Uint8Array => {
  const key = pair && openTipKey(made.tip, id, pair);
  if (!key) throw new Error(`${id} has no access`);
  return key;
};
const officer = await unlockOfficerKey(keys, made.officer, made.password);
const receipt = receiptKeys(keys, {
  params: made.receipt.params,
  lookupKey: fromStored(made.receipt.lookupKey),
});

test('an officer of version 1 signs in and reads the tip', () => {
  expect(openEntries(made.tip, tipKeyOf('malee', officer))).toEqual(made.entries);
  expect(fingerprintOf(made.officer.publicKey)).toBe(made.fingerprint);
});

test('a session of version 1 is continued', () => {
  expect(unwrapFromSession(made.session.wrapped, made.session.cookieKey)).toEqual(officer);
});

test('a receipt code of version 1 finds and opens the tip', async () => {
  const opened = await receipt.open(made.receipt.code);
  expect(opened.lookup).toBe(made.receipt.lookup);
  expect(receipt.hint(made.receipt.code)).toBe(made.receipt.hint);
  expect(openEntries(made.tip, tipKeyOf('reporter', opened.keyPair))).toEqual(made.entries);
});

test.each([
  [0, 1],
  [2, 0],
  [1, 2],
])('papers %i and %i of version 1 open the tip', async (left, right) => {
  const shares = [left, right].map((at) => readShare(made.recovery.shares[at]));
  const pair = await joinShares(shares, made.recovery.publicKey);
  expect(openEntries(made.tip, tipKeyOf('recovery', pair))).toEqual(made.entries);
  expect(fingerprintOf(made.recovery.publicKey)).toBe(made.recovery.fingerprint);
});

test('a file of version 1 is read', async () => {
  const sealed = createReadStream(new URL('sealed-file-v1.bin', folder));
  const place = { number: made.tip.number, fileId: made.file.fileId };
  const parts: Uint8Array[] = [];
  for await (const part of openFile(sealed, tipKeyOf('malee', officer), place)) parts.push(part);
  expect(Buffer.concat(parts).toString()).toBe(made.file.text);
});

test('a receipt of version 1 still proves what was filed', () => {
  const filed = { ...made.proof.filed, filedAt: new Date(made.proof.filed.filedAt) };
  expect(verifyReceiptProof(fromStored(made.proof.key), filed, made.proof.text)).toBe(true);
});
