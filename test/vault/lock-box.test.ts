import { lockBox } from '../../src/vault/lock-box.ts';
import { fromStored } from '../../src/vault/stored-bytes.ts';
import { everyBitTurned, outcome } from './tampering.ts';

const key = Uint8Array.from({ length: 32 }, (_, at) => at);
const box = lockBox(key);
const plain = new TextEncoder().encode('a fixed word');
const locked = box.lock(plain, 'purpose', 'place');
// Made once by version 1 and never made anew: what waits for a villager outlives a new version of the product.
const lockedOnce = 'ARcZlGCcncfY9siJzzPH2QNm3znw14hdnYXl2F418Z-iNkjqQPoZB72Onaoa2GLZl_7hQYc';

test('what was locked opens for its purpose and in its place alone', () => {
  expect(box.open(locked, 'purpose', 'place')).toEqual(plain);
  expect(box.open(locked, 'purpose', 'other')).toBeNull();
  expect(box.open(locked, 'other', 'place')).toBeNull();
  expect(lockBox(new Uint8Array(32)).open(locked, 'purpose', 'place')).toBeNull();
});

test('what version 1 locked is opened', () => {
  expect(box.open(fromStored(lockedOnce), 'purpose', 'place')).toEqual(plain);
});

test('the same locked twice looks different in its whole length', () => {
  const again = box.lock(plain, 'purpose', 'place');
  // Nonces by chance: of 24 bytes, half the same would be a wonder.
  const same = again.slice(1, 25).filter((byte, at) => byte === locked[at + 1]);
  expect(same.length).toBeLessThan(12);
  expect(again.slice(25)).not.toEqual(locked.slice(25));
});

test('with any bit turned it does not open', () => {
  for (const turned of everyBitTurned(locked)) {
    expect(outcome(() => box.open(turned, 'purpose', 'place'))).toMatch(/^(null|unknown-version)$/);
  }
});

test('cut short it does not open, however short', () => {
  for (let length = 0; length < locked.length; length += 1) {
    const cut = outcome(() => box.open(locked.subarray(0, length), 'purpose', 'place'));
    expect(cut).toMatch(/^(null|broken|unknown-version)$/);
  }
});
