import { fingerprintOf, newKeyPair } from '../../src/vault/key-pair.ts';
import { randomKey } from '../../src/vault/sodium.ts';
import { toStored } from '../../src/vault/stored-bytes.ts';
import {
  openTipKey,
  type Recipient,
  sealTipKey,
  shareTipKey,
  withoutRecipient,
} from '../../src/vault/tip-key.ts';
import { everyStoredBitTurned, outcome } from './tampering.ts';

const person = (id: string) => {
  const pair = newKeyPair();
  return { id, pair, publicKey: toStored(pair.publicKey) };
};
const malee = person('malee');
const somchai = person('somchai');
const accused = person('accused');
const tipKey = randomKey();
const number = 'T-2570-0001';
const entryOf = (id: string, publicKey: string) => sealTipKey(number, tipKey, { id, publicKey });
const recipients = [entryOf('malee', malee.publicKey), entryOf('recovery', somchai.publicKey)];
const tip = { number, recipients };

test('each recipient opens the tip key, and nobody else does', () => {
  expect(openTipKey(tip, 'malee', malee.pair)).toEqual(tipKey);
  expect(openTipKey(tip, 'recovery', somchai.pair)).toEqual(tipKey);
  expect(openTipKey(tip, 'accused', accused.pair)).toBeNull();
  expect(openTipKey(tip, 'malee', accused.pair)).toBeNull();
  expect(openTipKey(tip, 'malee', somchai.pair)).toBeNull();
});

test('an entry renamed, or with the public key exchanged, opens for nobody new', () => {
  const [first] = recipients as [Recipient];
  const renamed = { number, recipients: [{ ...first, id: 'accused' }] };
  expect(openTipKey(renamed, 'accused', accused.pair)).toBeNull();
  const exchanged = { number, recipients: [{ ...first, id: 'accused', publicKey: accused.publicKey }] };
  expect(outcome(() => openTipKey(exchanged, 'accused', accused.pair))).toBe('broken');
});

test('who has access gives it to one more, and it can be taken away', () => {
  const shared = shareTipKey(tip, { id: 'malee', pair: malee.pair }, somchai);
  expect(shared?.map(({ id }) => id)).toEqual(['malee', 'recovery', 'somchai']);
  expect(openTipKey({ number, recipients: shared ?? [] }, 'somchai', somchai.pair)).toEqual(tipKey);
  const left = withoutRecipient(shared ?? [], 'malee');
  expect(openTipKey({ number, recipients: left }, 'malee', malee.pair)).toBeNull();
  expect(openTipKey({ number, recipients: left }, 'somchai', somchai.pair)).toEqual(tipKey);
});

test('a new key pair of an officer replaces the old entry', () => {
  const renewed = person('recovery');
  const shared = shareTipKey(tip, { id: 'malee', pair: malee.pair }, renewed) ?? [];
  expect(shared.filter(({ id }) => id === 'recovery')).toHaveLength(1);
  expect(openTipKey({ number, recipients: shared }, 'recovery', renewed.pair)).toEqual(tipKey);
});

test('who has no access gives none', () => {
  expect(shareTipKey(tip, { id: 'accused', pair: accused.pair }, accused)).toBeNull();
  expect(shareTipKey(tip, { id: 'malee', pair: accused.pair }, accused)).toBeNull();
});

test('an officer is not led to hand on the key of another tip that was moved under this number', () => {
  const moved = { number: 'T-2570-0002', recipients };
  expect(outcome(() => openTipKey(moved, 'malee', malee.pair))).toBe('broken');
  expect(outcome(() => shareTipKey(moved, { id: 'malee', pair: malee.pair }, accused))).toBe('broken');
});

test('every bit of a sealed key counts', () => {
  const [first] = recipients as [Recipient];
  for (const sealed of everyStoredBitTurned(first.sealed)) {
    const changed = { number, recipients: [{ ...first, sealed }] };
    expect(outcome(() => openTipKey(changed, 'malee', malee.pair))).toBe('broken');
  }
  for (const publicKey of everyStoredBitTurned(first.publicKey)) {
    const changed = { number, recipients: [{ ...first, publicKey }] };
    expect(outcome(() => openTipKey(changed, 'malee', malee.pair))).toBe('null');
  }
  const cut = { number, recipients: [{ ...first, sealed: first.sealed.slice(0, 40) }] };
  expect(outcome(() => openTipKey(cut, 'malee', malee.pair))).toBe('broken');
});

test('an entry of a later version is not guessed at', () => {
  const later = { number, recipients: recipients.map((entry) => ({ ...entry, version: 2 })) };
  expect(outcome(() => openTipKey(later, 'malee', malee.pair))).toBe('unknown-version');
});

test('nothing is sealed to a key that is none', () => {
  const none = toStored(new Uint8Array(32));
  for (const publicKey of ['', 'AAAA', none]) {
    expect(outcome(() => entryOf('malee', publicKey))).toBe('broken');
  }
});

test('a fingerprint is short, steady and another for each key', () => {
  expect(fingerprintOf(malee.publicKey)).toMatch(/^([0-9A-HJKMNP-TV-Z]{4} ){3}[0-9A-HJKMNP-TV-Z]{4}$/);
  expect(fingerprintOf(malee.publicKey)).toBe(fingerprintOf(malee.publicKey));
  expect(fingerprintOf(malee.publicKey)).not.toBe(fingerprintOf(somchai.publicKey));
});
