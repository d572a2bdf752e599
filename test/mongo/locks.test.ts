import { lockPadded, lockValue, openValue } from '../../src/mongo/locks.ts';
import { lockBytes } from '../../src/vault/locked-bytes.ts';
import { testLocks } from '../helpers/locks.ts';

const { fleeting: box } = testLocks();
const said = (letters: number) => ({ text: 'ก'.repeat(letters), at: new Date(1_000), nothing: undefined });

test.each([
  ['as it is', lockValue],
  ['in blocks', lockPadded],
])('a value locked %s comes back in its place, without what it does not have', (_, lock) => {
  const locked = lock(box, said(3), 'purpose', 'place');
  expect(openValue(box, locked, 'purpose', 'place')).toStrictEqual({ text: 'กกก', at: new Date(1_000) });
  expect(openValue(box, locked, 'purpose', 'other')).toBeNull();
  expect(openValue(box, undefined, 'purpose', 'place')).toBeNull();
});

test('of a value in blocks the length tells how many blocks it takes, and no more', () => {
  const lengths = [0, 1, 300, 320, 340, 600].map((letters) =>
    lockPadded(box, said(letters), 'purpose', 'place').length(),
  );
  const [one = 0] = lengths;
  expect(lengths).toEqual([one, one, one, one, one + 1_024, one + 1_024]);
});

test('what an earlier version locked as text counts as gone', () => {
  const asText = lockBytes(new Uint8Array(5), new Uint8Array(32), 'purpose\0place');
  expect(openValue(box, asText as never, 'purpose', 'place')).toBeNull();
});
