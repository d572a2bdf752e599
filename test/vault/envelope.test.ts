import { addEntry, openEntries, type SealedTip, sealTip } from '../../src/vault/envelope.ts';
import type { Json } from '../../src/vault/json.ts';
import { newKeyPair } from '../../src/vault/key-pair.ts';
import type { LockedBytes } from '../../src/vault/locked-bytes.ts';
import { randomKey } from '../../src/vault/sodium.ts';
import { fromStored, toStored } from '../../src/vault/stored-bytes.ts';
import { openTipKey } from '../../src/vault/tip-key.ts';
import { everyStoredBitTurned, outcome } from './tampering.ts';

const officer = newKeyPair();
const recipients = [{ id: 'malee', publicKey: toStored(officer.publicKey) }];
const tipKey = randomKey();
const contents: Json[] = [
  { kind: 'filed', category: 'procurement', text: 'ผู้รับเหมาให้ซอง', at: '2026-11-22T03:04:05.678Z' },
  { kind: 'message', text: 'มีพยานไหม', at: '2026-11-23T01:00:00.000Z' },
  { kind: 'message', text: '', files: ['ใบเสร็จ.jpg'] },
];
const tip = sealTip({ number: 'T-2570-0001', tipKey, entries: contents, recipients });
const twin = sealTip({ number: 'T-2570-0002', tipKey, entries: contents, recipients });
const at = (place: number, of: SealedTip = tip) => of.entries[place] as LockedBytes;

const opening = (change: Partial<SealedTip>) => outcome(() => openEntries({ ...tip, ...change }, tipKey));

describe('a sealed tip', () => {
  test('gives back what was sealed', () => {
    expect(openEntries(tip, tipKey)).toEqual(contents);
    expect(tip).toMatchObject({ version: 1, number: 'T-2570-0001', head: { version: 1, count: 3 } });
  });

  test('opens for a recipient after a journey through JSON', () => {
    const stored: SealedTip = JSON.parse(JSON.stringify(tip));
    const key = openTipKey(stored, 'malee', officer);
    if (!key) throw new Error('no access');
    expect(openEntries(stored, key)).toEqual(contents);
  });

  test('takes further entries without any of the earlier ones', () => {
    const { entry, head } = addEntry({ number: tip.number, head: tip.head }, tipKey, { text: 'ขอบคุณ' });
    const longer = { ...tip, entries: [...tip.entries, entry], head };
    expect(openEntries(longer, tipKey)).toEqual([...contents, { text: 'ขอบคุณ' }]);
  });

  test('may be empty', () => {
    const empty = sealTip({ number: 'T-2570-0003', tipKey, entries: [], recipients });
    expect(openEntries(empty, tipKey)).toEqual([]);
  });

  test('hides lengths in blocks, and never looks twice the same', () => {
    const lengths = [0, 1, 200, 480].map((length) => {
      const sealed = sealTip({ number: 'T', tipKey, entries: [{ text: 'x'.repeat(length) }], recipients });
      return fromStored(at(0, sealed).cipher).length;
    });
    expect(lengths).toEqual([528, 528, 528, 528]);
    const big = sealTip({ number: 'T', tipKey, entries: ['x'.repeat(100_000)], recipients });
    expect(fromStored(at(0, big).cipher).length % 512).toBe(16);
    expect(openEntries(big, tipKey)).toEqual(['x'.repeat(100_000)]);
    expect(at(0, sealTip({ number: 'T-2570-0001', tipKey, entries: contents, recipients }))).not.toEqual(
      at(0),
    );
  });

  test('is sealed to somebody', () => {
    expect(() => sealTip({ number: 'T', tipKey, entries: contents, recipients: [] })).toThrow(RangeError);
  });
});

describe('tampering with a tip is refused:', () => {
  test('another key', () => {
    expect(outcome(() => openEntries(tip, randomKey()))).toBe('broken');
    expect(outcome(() => addEntry(tip, randomKey(), 'x'))).toBe('broken');
  });

  test('any bit of an entry', () => {
    for (const cipher of everyStoredBitTurned(at(1).cipher)) {
      expect(opening({ entries: [at(0), { ...at(1), cipher }, at(2)] })).toBe('broken');
    }
    for (const nonce of everyStoredBitTurned(at(1).nonce)) {
      expect(opening({ entries: [at(0), { ...at(1), nonce }, at(2)] })).toBe('broken');
    }
  });

  test('any bit of the head', () => {
    for (const chain of everyStoredBitTurned(tip.head.chain)) {
      expect(opening({ head: { ...tip.head, chain } })).toBe('broken');
    }
    for (const mac of everyStoredBitTurned(tip.head.mac)) {
      expect(opening({ head: { ...tip.head, mac } })).toBe('broken');
    }
    for (const count of [0, 2, 4]) expect(opening({ head: { ...tip.head, count } })).toBe('broken');
  });

  test('entries swapped, repeated, left out, cut off or all gone', () => {
    const orders = [
      [1, 0, 2],
      [0, 2, 1],
      [0, 0, 2],
      [0, 1, 1],
      [0, 1, 2, 2],
      [0, 2],
      [1, 2],
      [0, 1],
      [0],
      [],
    ];
    for (const order of orders) {
      expect(opening({ entries: order.map((place) => at(place)) })).toBe('broken');
    }
  });

  test('entries and heads of another tip, even of one with the same key and words', () => {
    expect(opening({ entries: [at(0, twin), at(1), at(2)] })).toBe('broken');
    expect(opening({ entries: twin.entries, head: twin.head })).toBe('broken');
    expect(opening({ head: twin.head })).toBe('broken');
    expect(opening({ number: 'T-2570-0002' })).toBe('broken');
  });

  test('two entries that were written at the same time do not both fit', () => {
    const one = addEntry(tip, tipKey, { text: 'one' });
    const other = addEntry(tip, tipKey, { text: 'other' });
    for (const head of [one.head, other.head]) {
      expect(opening({ entries: [...tip.entries, one.entry, other.entry], head })).toBe('broken');
    }
  });

  test('a head put back to an earlier state opens, but is no longer the one that the audit has', () => {
    const { head } = addEntry(tip, tipKey, { text: 'later' });
    expect(opening({})).toBe('opened');
    expect(tip.head.chain).not.toBe(head.chain);
  });

  test('what a later version made is not guessed at', () => {
    expect(opening({ version: 2 })).toBe('unknown-version');
    expect(opening({ head: { ...tip.head, version: 2 } })).toBe('unknown-version');
    expect(opening({ entries: [{ ...at(0), version: 2 }, at(1), at(2)] })).toBe('unknown-version');
  });
});
