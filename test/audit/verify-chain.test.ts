import type { Anchor } from '../../src/audit/fault.ts';
import { shownFaults } from '../../src/audit/fault.ts';
import { type StoredEntry, verifyChain } from '../../src/audit/verify-chain.ts';
import { anchorAt, chainOf, sampleChain, streamed } from '../helpers/audit-chain.ts';
import { chanceOf, coarse, fine } from '../helpers/tampering.ts';

const chain = sampleChain(20);
const at = 7;
const verify = (documents: readonly object[], anchors: readonly Anchor[] = []) =>
  verifyChain(streamed(documents as StoredEntry[]), anchors);
const tampered = (name: string) => {
  const tampering = { ...coarse, ...fine }[name];
  if (!tampering) throw new Error(`no such tampering: ${name}`);
  return tampering(chain, at, chanceOf(1));
};

test('a sound chain is whole, with its head', async () => {
  const { at: time = '', hash = '' } = chain.at(-1) ?? {};
  expect(await verify(chain, [anchorAt(chain), anchorAt(chain, 3)])).toEqual({
    isWhole: true,
    checked: 20,
    head: { seq: 20, at: time, hash },
    faults: [],
    moreFaults: 0,
  });
  expect(await verify([])).toMatchObject({ isWhole: true, checked: 0, head: null });
});

test('a copied head without its number is found anywhere', async () => {
  const { code } = anchorAt(chain, 5);
  expect(await verify(chain, [{ code }])).toMatchObject({ isWhole: true });
});

test.each([
  ['a field is changed', [{ what: 'changed', seq: 7 }]],
  ['a field is added', [{ what: 'changed', seq: 7 }]],
  ['an entry is taken out', [{ what: 'missing', from: 7, to: 7 }]],
  ['several entries are taken out', [{ what: 'missing', from: 7, to: 10 }]],
  ['an entry is put between two', [{ what: 'inserted', after: 7 }]],
  ['an entry is put before the first', [{ what: 'inserted', after: 0 }]],
  ['an entry under a name is put in', [{ what: 'inserted', after: 20 }]],
  ['an entry is changed and hashed anew', [{ what: 'unlinked', sinceAfter: 0, seq: 8 }]],
  [
    'two entries change places',
    [
      { what: 'moved', seq: 7, is: 8 },
      { what: 'moved', seq: 8, is: 7 },
      { what: 'unlinked', sinceAfter: 7, seq: 9 },
    ],
  ],
])('%s: it is said where', async (name, faults) => {
  expect(await verify(tampered(name))).toMatchObject({ isWhole: false, faults });
});

test('the beginning cannot be cut off', async () => {
  expect(await verify(chain.slice(4))).toMatchObject({ faults: [{ what: 'missing', from: 1, to: 4 }] });
});

test('an end that is cut off is found against a copied head', async () => {
  const cut = tampered('the end is cut off');
  const anchor = anchorAt(chain);
  expect(await verify(cut)).toMatchObject({ isWhole: true });
  expect(await verify(cut, [anchor])).toMatchObject({ faults: [{ what: 'truncated', from: 7, anchor }] });
  expect(await verify([], [anchor])).toMatchObject({ faults: [{ what: 'truncated', from: 1, anchor }] });
  const { code } = anchor;
  expect(await verify(cut, [{ code }])).toMatchObject({ faults: [{ what: 'not-found', anchor: { code } }] });
});

test('of a chain written anew the copied heads say between which entries', async () => {
  const anew = tampered('everything from an entry on is hashed anew');
  expect(await verify(anew)).toMatchObject({ isWhole: true });
  const anchors = [anchorAt(chain, 12), anchorAt(chain, 5), anchorAt(chain, 20)];
  const { faults } = await verify(anew, anchors);
  expect(faults).toEqual([
    { what: 'rewritten', sinceAfter: 5, seq: 12, anchor: anchors[0] },
    { what: 'rewritten', sinceAfter: 5, seq: 20, anchor: anchors[2] },
  ]);
});

test('checking may begin later; older heads are then left alone', async () => {
  const [, , third] = chain;
  const end = { seq: 3, hash: third?.hash ?? '' };
  const rest = chain.slice(3) as StoredEntry[];
  expect(await verifyChain(streamed(rest), [anchorAt(chain, 2)], end)).toMatchObject({
    isWhole: true,
    checked: 17,
  });
  const other = { ...end, hash: '0'.repeat(64) };
  expect(await verifyChain(streamed(rest), [], other)).toMatchObject({
    faults: [{ what: 'unlinked', sinceAfter: 3, seq: 4 }],
  });
});

test('where neighbours were replaced and linked to one another, it is said from where on', async () => {
  const other = chain.slice(at - 1, at + 1).map((link) => ({ ...link, who: 'x' }));
  const replaced = [...chain.slice(0, at - 1), ...chainOf(other, chain[at - 2]), ...chain.slice(at + 1)];
  const unlinked = { what: 'unlinked', seq: at + 2 };
  expect(await verify(replaced)).toMatchObject({ faults: [{ ...unlinked, sinceAfter: 0 }] });
  const copied = [anchorAt(chain, at - 1)];
  expect(await verify(replaced, copied)).toMatchObject({ faults: [{ ...unlinked, sinceAfter: at - 1 }] });
});

test('a chain that is wrong throughout is told in a bounded list', async () => {
  const wrong = sampleChain(200).map((link) => ({ ...link, who: 'x' }));
  const { faults, moreFaults } = await verify(wrong);
  expect(faults).toHaveLength(shownFaults);
  expect(moreFaults).toBe(150);
});
