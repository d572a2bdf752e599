import {
  newOfficerKey,
  type OfficerKey,
  relockOfficerKey,
  unlockOfficerKey,
} from '../../src/vault/officer-key.ts';
import { newCookieKey, unwrapFromSession, wrapForSession } from '../../src/vault/session-key.ts';
import { randomKey } from '../../src/vault/sodium.ts';
import { toStored } from '../../src/vault/stored-bytes.ts';
import { cheapCost, cheapPasswordKeys } from './cheap-password-keys.ts';
import { everyStoredBitTurned, outcome, outcomeOf } from './tampering.ts';

const keys = cheapPasswordKeys();
const officer = await newOfficerKey(keys, 'correct horse');
const opened = await unlockOfficerKey(keys, officer, 'correct horse');
if (!opened) throw new Error('the password did not open the key');

const withLocked = (change: Partial<OfficerKey['locked']>): OfficerKey => ({
  ...officer,
  locked: { ...officer.locked, ...change },
});

describe("an officer's key", () => {
  test('opens with the password and with no other', async () => {
    expect(toStored(opened.publicKey)).toBe(officer.publicKey);
    expect(await unlockOfficerKey(keys, officer, 'correct horse ')).toBeNull();
    expect(await unlockOfficerKey(keys, officer, '')).toBeNull();
  });

  test('is stored with versions and parameters, and is another for each officer', async () => {
    expect(officer.locked).toMatchObject({ version: 1, params: { version: 1, ...cheapCost } });
    const other = await newOfficerKey(keys, 'correct horse');
    expect(other.publicKey).not.toBe(officer.publicKey);
    expect(other.locked.params.salt).not.toBe(officer.locked.params.salt);
  });

  test('survives a change of password, and a rise of the cost', async () => {
    const dearer = cheapPasswordKeys({ opslimit: 2, memlimit: 16_384 });
    const relocked = await relockOfficerKey(dearer, officer, 'correct horse', 'battery staple');
    if (!relocked) throw new Error('not locked anew');
    expect(relocked.publicKey).toBe(officer.publicKey);
    expect(relocked.locked.params).toMatchObject({ opslimit: 2, memlimit: 16_384 });
    expect(await unlockOfficerKey(keys, relocked, 'battery staple')).toEqual(opened);
    expect(await unlockOfficerKey(keys, relocked, 'correct horse')).toBeNull();
  });

  test('is not locked anew without the old password', async () => {
    expect(await relockOfficerKey(keys, officer, 'forgotten', 'battery staple')).toBeNull();
  });

  test('with any bit changed does not open', async () => {
    const changed = [
      ...[...everyStoredBitTurned(officer.locked.cipher)].map((cipher) => withLocked({ cipher })),
      ...[...everyStoredBitTurned(officer.locked.nonce)].map((nonce) => withLocked({ nonce })),
      withLocked({ params: { ...officer.locked.params, opslimit: 2 } }),
      withLocked({ params: { ...officer.locked.params, memlimit: 9216 } }),
      withLocked({ cipher: officer.locked.cipher.slice(0, -4) }),
    ];
    for (const stored of changed) {
      expect(await outcomeOf(() => unlockOfficerKey(keys, stored, 'correct horse'))).toBe('null');
    }
    const damaged = [
      withLocked({ nonce: 'AAAA' }),
      withLocked({ cipher: 'AAAA' }),
      withLocked({ cipher: '?' }),
    ];
    for (const stored of damaged) {
      expect(await outcomeOf(() => unlockOfficerKey(keys, stored, 'correct horse'))).toBe('broken');
    }
  });

  test('a public key that somebody replaced is noticed at the next sign-in', async () => {
    for (const publicKey of everyStoredBitTurned(officer.publicKey)) {
      const stored = { ...officer, publicKey };
      expect(await outcomeOf(() => unlockOfficerKey(keys, stored, 'correct horse'))).toBe('broken');
    }
  });

  test('of a later version is not guessed at', async () => {
    const later = withLocked({ version: 2 });
    expect(await outcomeOf(() => unlockOfficerKey(keys, later, 'correct horse'))).toBe('unknown-version');
  });
});

describe('a session', () => {
  const cookieKey = newCookieKey();
  const wrapped = wrapForSession(opened.privateKey, cookieKey);

  test('gives the key pair back to its cookie and to no other', () => {
    expect(unwrapFromSession(wrapped, cookieKey)).toEqual(opened);
    expect(unwrapFromSession(wrapped, newCookieKey())).toBeNull();
    for (const other of everyStoredBitTurned(cookieKey)) expect(unwrapFromSession(wrapped, other)).toBeNull();
  });

  test.each(['', 'AAAA', 'no base64!', `${cookieKey}A`])(
    'a cookie that is none (%j) opens nothing',
    (cookie) => {
      expect(unwrapFromSession(wrapped, cookie)).toBeNull();
    },
  );

  test('with any bit changed opens nothing', () => {
    for (const cipher of everyStoredBitTurned(wrapped.cipher)) {
      expect(unwrapFromSession({ ...wrapped, cipher }, cookieKey)).toBeNull();
    }
    for (const nonce of everyStoredBitTurned(wrapped.nonce)) {
      expect(unwrapFromSession({ ...wrapped, nonce }, cookieKey)).toBeNull();
    }
    expect(outcome(() => unwrapFromSession({ ...wrapped, version: 2 }, cookieKey))).toBe('unknown-version');
  });

  test('what is locked for another purpose is not taken for a session', () => {
    expect(unwrapFromSession(officer.locked, toStored(randomKey()))).toBeNull();
    expect(outcome(() => wrapForSession(opened.privateKey, 'short'))).toBe('broken');
  });
});
