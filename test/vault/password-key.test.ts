import { argon2Pool } from '../../src/vault/argon2-pool.ts';
import { passwordKeys, usualCost } from '../../src/vault/password-key.ts';
import { sodium } from '../../src/vault/sodium.ts';
import { cheapCost, cheapPasswordKeys } from './cheap-password-keys.ts';
import { everyStoredBitTurned, outcomeOf } from './tampering.ts';

const cheap = cheapPasswordKeys();

describe('parameters', () => {
  test('are stored whole, with a salt of their own', () => {
    const params = passwordKeys().newParams();
    expect(params).toEqual({
      version: 1,
      algorithm: 'argon2id13',
      salt: expect.stringMatching(/^[\w-]{22}$/),
      opslimit: 4,
      memlimit: 64 * 1024 * 1024,
    });
    expect(passwordKeys().newParams().salt).not.toBe(params.salt);
  });

  test('are outdated when today costs more, never when it costs less', () => {
    const params = cheap.newParams();
    expect(cheap.needsRehash(params)).toBe(false);
    expect(cheapPasswordKeys({ ...cheapCost, opslimit: 2 }).needsRehash(params)).toBe(true);
    expect(cheapPasswordKeys({ ...cheapCost, memlimit: 16_384 }).needsRehash(params)).toBe(true);
    expect(cheap.needsRehash(passwordKeys().newParams())).toBe(false);
  });

  test('of the past still give the same key when today costs more', async () => {
    const params = cheap.newParams();
    const dearer = cheapPasswordKeys({ opslimit: 3, memlimit: 65_536 });
    expect(await dearer.derive('a password', params)).toEqual(await cheap.derive('a password', params));
  });

  test('every bit of the salt counts', async () => {
    const params = cheap.newParams();
    const keys = new Set([String(await cheap.derive('a password', params))]);
    for (const salt of everyStoredBitTurned(params.salt)) {
      keys.add(String(await cheap.derive('a password', { ...params, salt })));
    }
    expect(keys.size).toBe(129);
  });

  test.each([
    ['a cost that would take the whole machine', { memlimit: 4 * 1024 ** 3 }, 'broken'],
    ['passes without end', { opslimit: 1_000_000 }, 'broken'],
    ['no cost', { opslimit: 0 }, 'broken'],
    ['half a pass', { opslimit: 1.5 }, 'broken'],
    ['less memory than the library takes', { memlimit: 10 }, 'broken'],
    ['a salt too short', { salt: 'AAAA' }, 'broken'],
    ['a salt of other letters', { salt: '!'.repeat(22) }, 'broken'],
    ['a later version', { version: 2 }, 'unknown-version'],
  ])('%s is refused', async (_, change, reason) => {
    expect(await outcomeOf(() => cheap.derive('a password', { ...cheap.newParams(), ...change }))).toBe(
      reason,
    );
  });
});

describe('a derived key', () => {
  test('is the same for one password however the keyboard encodes it, and another for another', async () => {
    const params = cheap.newParams();
    const key = await cheap.derive('น้ำใจ', params);
    expect(key).toHaveLength(32);
    expect(await cheap.derive('น้ํา'.concat('ใจ'), params)).toEqual(key);
    expect(await cheap.derive('น้ำใจ ', params)).not.toEqual(key);
  });

  test('is Argon2id of libsodium, to the letter', async () => {
    const params = cheap.newParams();
    const salt = sodium.from_base64(params.salt, sodium.base64_variants.URLSAFE_NO_PADDING);
    const plain = sodium.crypto_pwhash(32, 'a password', salt, 1, 8192, sodium.crypto_pwhash_ALG_ARGON2ID13);
    const threads = passwordKeys(cheapCost);
    expect(await threads.derive('a password', params)).toEqual(plain);
  });
});

describe('in threads of their own', () => {
  test('the event loop turns on while keys of the real cost are derived', async () => {
    const keys = passwordKeys(usualCost);
    const began = performance.now();
    let isDone = false;
    const derived = Promise.all(
      ['one', 'two', 'three', 'four'].map((password) => keys.derive(password, keys.newParams())),
    ).finally(() => {
      isDone = true;
    });
    let turns = 0;
    let longestStop = 0;
    for (let last = began; !isDone; turns += 1) {
      await new Promise((resolve) => setImmediate(resolve));
      const now = performance.now();
      longestStop = Math.max(longestStop, now - last);
      last = now;
    }
    const took = performance.now() - began;
    expect(new Set((await derived).map(String)).size).toBe(4);
    expect(turns).toBeGreaterThan(100);
    expect(longestStop).toBeLessThan(took / 4);
  });

  test('a thread that the library fails in answers with an error and leaves the rest alone', async () => {
    const pool = argon2Pool();
    const job = (salt: Uint8Array) => ({ secret: Uint8Array.of(1), salt, opslimit: 1, memlimit: 8192 });
    const [bad, good] = await Promise.allSettled([
      pool(job(new Uint8Array(3))),
      pool(job(new Uint8Array(16))),
    ]);
    expect(bad.status).toBe('rejected');
    expect(good).toMatchObject({ status: 'fulfilled', value: expect.any(Uint8Array) });
  });

  test('a flood is refused, not queued without end', async () => {
    const keys = passwordKeys(cheapCost, argon2Pool({ atOnce: 2, longestQueue: 3 }));
    const params = keys.newParams();
    const results = await Promise.all(
      Array.from({ length: 12 }, () => outcomeOf(() => keys.derive('a password', params))),
    );
    expect(results.filter((result) => result === 'opened')).toHaveLength(5);
    expect(results.filter((result) => result === 'busy')).toHaveLength(7);
  });
});
