import { sealTip } from '../../src/vault/envelope.ts';
import { fingerprintOf } from '../../src/vault/key-pair.ts';
import { newOfficerKey, unlockOfficerKey } from '../../src/vault/officer-key.ts';
import { receiptKeys } from '../../src/vault/receipt-key.ts';
import { receiptProof } from '../../src/vault/receipt-proof.ts';
import { sealFile } from '../../src/vault/sealed-file.ts';
import { newCookieKey, wrapForSession } from '../../src/vault/session-key.ts';
import { randomKey } from '../../src/vault/sodium.ts';
import { fromStored, toStored } from '../../src/vault/stored-bytes.ts';
import { cheapPasswordKeys } from './cheap-password-keys.ts';

const canary = 'CANARY-นกขมิ้น-4711';
const code = '12345678901234567894';
const password = 'password-canary-99';
const category = 'procurement-canary';

/** The encodings in which a thief would look, including base64 at each of its three offsets. */
function disguises(bytes: Buffer): Buffer[] {
  const offsets = [0, 1, 2].map((shift) => {
    const inner = Buffer.concat([Buffer.alloc(shift), bytes]).toString('base64');
    return inner.slice(shift === 0 ? 0 : shift + 1, inner.length - 4);
  });
  const texts = [bytes.toString('hex'), bytes.toString('hex').toUpperCase(), ...offsets];
  const urls = offsets.map((text) => text.replace(/\+/g, '-').replace(/\//g, '_'));
  return [bytes, ...[...texts, ...urls].map((text) => Buffer.from(text))];
}

const ofText = (text: string) => {
  const utf16 = Buffer.from(text, 'utf16le');
  return [Buffer.from(text), utf16, Buffer.from(utf16).swap16()].flatMap(disguises);
};

async function* once(text: string) {
  yield Buffer.from(text.repeat(50));
}

/** Everything that is stored of one tip, as a thief finds it, and the secrets that must not be in it. */
async function makeEverything() {
  const keys = cheapPasswordKeys();
  const officer = await newOfficerKey(keys, password);
  const pair = await unlockOfficerKey(keys, officer, password);
  if (!pair) throw new Error('not opened');
  const cookieKey = newCookieKey();
  const office = receiptKeys(keys, { params: keys.newParams(), lookupKey: randomKey() });
  const receipt = await office.open(code);
  const tipKey = randomKey();
  const content = { text: canary, category, files: [`${canary}.jpg`], at: '2026-11-22T03:04:05.678Z' };
  const tip = sealTip({
    number: 'T-2570-0001',
    tipKey,
    entries: [content, { text: canary.repeat(40) }],
    recipients: [
      { id: 'malee', publicKey: officer.publicKey },
      { id: 'reporter', publicKey: toStored(receipt.keyPair.publicKey) },
    ],
  });
  const stored = {
    officer,
    session: wrapForSession(pair.privateKey, cookieKey),
    tip,
    lookup: receipt.lookup,
    hint: office.hint(code),
    proof: receiptProof(randomKey(), { number: tip.number, filedAt: new Date(0), content }),
    fingerprint: fingerprintOf(officer.publicKey),
  };
  const file: Uint8Array[] = [];
  for await (const part of sealFile(once(canary), tipKey, { number: tip.number, fileId: 'f' }))
    file.push(part);
  const keyBytes = [pair.privateKey, receipt.keyPair.privateKey, tipKey, fromStored(cookieKey)];
  return { stored, file: Buffer.concat(file), keyBytes };
}

/** Strings also as the bytes that they stand for. */
function bytesIn(value: unknown): Buffer[] {
  if (typeof value === 'string') return [Buffer.from(value), Buffer.from(value, 'base64url')];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(bytesIn) : [];
}

test('nothing that is stored holds a word, a key, a code or a time of the tip, in any encoding', async () => {
  const { stored, file, keyBytes } = await makeEverything();
  const haystack = Buffer.concat([Buffer.from(JSON.stringify(stored)), ...bytesIn(stored), file]);
  const words = [canary, 'นกขมิ้น', code, password, category, '03:04:05.678', '"category"'];
  const needles = [...words.flatMap(ofText), ...keyBytes.flatMap((key) => disguises(Buffer.from(key)))];
  expect(needles.filter((needle) => haystack.includes(needle)).map(String)).toEqual([]);
});

test('the search finds what is there to be found', () => {
  const planted = [
    Buffer.from(`xx${canary}yy`).toString('base64'),
    Buffer.from(canary, 'utf16le').toString('hex'),
  ];
  for (const text of planted) {
    expect(ofText(canary).some((needle) => Buffer.from(text).includes(needle))).toBe(true);
  }
});
