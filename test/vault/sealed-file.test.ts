import { randomBytes } from 'node:crypto';
import { openFile, sealFile } from '../../src/vault/sealed-file.ts';
import { randomKey } from '../../src/vault/sodium.ts';
import { everyBitTurned, outcomeOf } from './tampering.ts';

const tipKey = randomKey();
const place = { number: 'T-2570-0001', fileId: 'f1' };
const chunk = 65_536;
const sealedChunk = chunk + 17;
const start = 25;

async function* inPortions(bytes: Uint8Array, size: number) {
  for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size);
}

async function whole(source: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for await (const part of source) parts.push(part);
  return new Uint8Array(Buffer.concat(parts));
}

const seal = (bytes: Uint8Array, portion = 1000) =>
  whole(sealFile(inPortions(bytes, portion), tipKey, place));
const open = (sealed: Uint8Array, portion = 7777, as = place, key = tipKey) =>
  whole(openFile(inPortions(sealed, portion), key, as));
const opening = (sealed: Uint8Array) => outcomeOf(() => open(sealed, 100_000));

const long = new Uint8Array(randomBytes(3 * chunk + 123));
const sealedLong = await seal(long);

describe('a sealed file', () => {
  test.each([0, 1, 999, chunk - 1, chunk, chunk + 1, 2 * chunk, 5 * chunk + 17])(
    'of %i bytes comes back, whatever portions it is read in',
    async (length) => {
      const bytes = new Uint8Array(randomBytes(length));
      const sealed = await seal(bytes, 50_001);
      expect(Buffer.compare(await open(sealed), bytes)).toBe(0);
      expect(Buffer.compare(await open(sealed, sealed.length), bytes)).toBe(0);
      expect(sealed.length).toBe(start + (Math.floor(length / chunk) + 1) * sealedChunk);
    },
  );

  test('has its version in front, and never looks twice the same', async () => {
    expect(sealedLong[0]).toBe(1);
    expect(Buffer.compare(await seal(long), sealedLong)).not.toBe(0);
  });

  test('is read from portions of a single byte', async () => {
    const sealed = await seal(Uint8Array.of(1, 2, 3), 1);
    expect(await open(sealed, 1)).toEqual(Uint8Array.of(1, 2, 3));
  });

  test('is handed on chunk by chunk, never held whole', async () => {
    let taken = 0;
    async function* endless() {
      for (;;) {
        taken += 1;
        yield new Uint8Array(chunk);
      }
    }
    const sealing = sealFile(endless(), tipKey, place);
    for (let count = 0; count < 6; count += 1) await sealing.next();
    await sealing.return();
    expect(taken).toBeLessThan(8);
  });

  test('tells its source when nobody reads on', async () => {
    let isClosed = false;
    async function* source() {
      try {
        yield* inPortions(sealedLong, 1000);
      } finally {
        isClosed = true;
      }
    }
    for await (const part of openFile(source(), tipKey, place)) {
      expect(part).toHaveLength(chunk);
      break;
    }
    expect(isClosed).toBe(true);
  });
});

describe('tampering with a file is refused:', () => {
  test('a cut at any border of a chunk, and in between', async () => {
    const borders = [0, 1, start - 1, start, ...[1, 2, 3].map((count) => start + count * sealedChunk)];
    const cuts = [
      ...borders,
      start + 1,
      start + sealedChunk - 1,
      start + 2 * sealedChunk + 5,
      sealedLong.length - 1,
    ];
    for (const length of cuts) expect(await opening(sealedLong.slice(0, length))).toBe('broken');
  });

  test('anything after the end', async () => {
    expect(await opening(new Uint8Array(Buffer.concat([sealedLong, Buffer.of(0)])))).toBe('broken');
    const twice = Buffer.concat([sealedLong, sealedLong.subarray(start)]);
    expect(await opening(new Uint8Array(twice))).toBe('broken');
  });

  test('chunks swapped, repeated or left out', async () => {
    const chunks = [0, 1, 2, 3].map((at) =>
      sealedLong.subarray(start + at * sealedChunk, start + (at + 1) * sealedChunk),
    );
    for (const order of [[1, 0, 2, 3], [0, 0, 1, 2, 3], [0, 2, 3], [3], [0, 1, 3, 2]]) {
      const parts = order.map((at) => chunks[at] ?? new Uint8Array());
      const changed = Buffer.concat([sealedLong.subarray(0, start), ...parts]);
      expect(await opening(new Uint8Array(changed))).toBe('broken');
    }
  });

  test('any bit in front, and bits all over the rest', async () => {
    const short = await seal(Uint8Array.of(1, 2, 3));
    for (const front of everyBitTurned(short.subarray(1, start))) {
      const changed = new Uint8Array(short);
      changed.set(front, 1);
      expect(await opening(changed)).toBe('broken');
    }
    for (let at = start; at < short.length; at += 331) {
      const changed = new Uint8Array(short);
      changed[at] = (changed[at] ?? 0) ^ (1 << (at & 7));
      expect(await opening(changed)).toBe('broken');
    }
  });

  test('a later version', async () => {
    expect(await opening(new Uint8Array(Buffer.concat([Buffer.of(2), sealedLong.subarray(1)])))).toBe(
      'unknown-version',
    );
  });

  test('another file, another tip, another key', async () => {
    const short = await seal(Uint8Array.of(1, 2, 3));
    const as = (other: typeof place, key = tipKey) => outcomeOf(() => open(short, 1000, other, key));
    expect(await as(place)).toBe('opened');
    expect(await as({ ...place, fileId: 'f2' })).toBe('broken');
    expect(await as({ ...place, number: 'T-2570-0002' })).toBe('broken');
    expect(await as(place, randomKey())).toBe('broken');
  });

  test('no byte of a changed chunk is given out before the refusal', async () => {
    const changed = new Uint8Array(sealedLong);
    changed[start + sealedChunk + 10] = (changed[start + sealedChunk + 10] ?? 0) ^ 1;
    const given: number[] = [];
    await expect(
      (async () => {
        for await (const part of openFile(inPortions(changed, 5000), tipKey, place)) given.push(part.length);
      })(),
    ).rejects.toMatchObject({ reason: 'broken' });
    expect(given).toEqual([chunk]);
  });
});
