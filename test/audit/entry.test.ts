import { beforeTheFirst, hashOf, nextEntry, readEntry, toTheSecond } from '../../src/audit/entry.ts';
import { contentOf } from '../helpers/audit-chain.ts';

const first = nextEntry(beforeTheFirst, contentOf(1));

test('an entry continues the one before it', () => {
  const second = nextEntry(first, contentOf(2));
  expect(first).toMatchObject({ v: 1, seq: 1, prevHash: '0'.repeat(64) });
  expect(second).toMatchObject({ seq: 2, prevHash: first.hash });
  expect(second.hash).toBe(hashOf(second));
});

test('the serialisation stays what it is: chains that were copied out years ago must still verify', () => {
  expect(first.hash).toBe('4282f207c2b4348abb18fc955402276ddf331d8e14fa7ac6586c113f8322b002');
});

test('each field is part of the hash', () => {
  const { hash, ...linked } = first;
  for (const [name, value] of Object.entries(linked)) {
    const other = { ...linked, [name]: typeof value === 'number' ? value + 1 : `${value}x` };
    expect(hashOf(other)).not.toBe(hash);
  }
});

test('no letter can move from one field to the next', () => {
  const { hash: _, ...linked } = first;
  expect(hashOf({ ...linked, who: 'ab', deed: 'c' })).not.toBe(hashOf({ ...linked, who: 'a', deed: 'bc' }));
});

test('what is stored is read only when it is an entry and nothing more', () => {
  expect(readEntry(first)).toEqual(first);
  const { salt: _, ...bare } = first;
  for (const other of [bare, { ...first, note: '' }, { ...bare, note: '' }])
    expect(readEntry(other)).toBeNull();
  for (const other of [{ v: 2 }, { seq: '1' }, { seq: 1.5 }, { at: new Date() }, { about: null }]) {
    expect(readEntry({ ...first, ...other })).toBeNull();
  }
});

test('times are to the second', () => {
  expect(toTheSecond(new Date('2026-11-22T03:04:05.999Z'))).toBe('2026-11-22T03:04:05Z');
});
