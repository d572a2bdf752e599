import { type Box, boxDown, childrenOf } from './boxes.ts';

/** Bytes of the file, from `start` up to and without `end`. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

const mostSamples = 5_000_000;
const mostChunks = 500_000;

/**
 * Where the samples of a track lie, one range a chunk (ISO/IEC 14496-12, 8.7: `stsz`, `stsc`, `stco`, `co64`);
 * undefined where that is not told in the usual way.
 */
export function samplesOf(bytes: Buffer, track: Box): Range[] | undefined {
  const table = boxDown(bytes, track, 'mdia', 'minf', 'stbl');
  const boxes = table ? childrenOf(bytes, table) : [];
  const sizeOf = sampleSizes(bytes, boxes);
  const starts = chunkStarts(bytes, boxes);
  const runs = chunkRuns(bytes, boxes);
  return sizeOf && starts && runs && rangesOf(starts, runs, sizeOf);
}

interface Sizes {
  readonly count: number;
  readonly at: (index: number) => number;
}

/** A size of 1 is how old QuickTime counts sound, and not the size of anything. */
function sampleSizes(bytes: Buffer, boxes: readonly Box[]): Sizes | undefined {
  const box = boxes.find(({ type }) => type === 'stsz');
  if (!box || box.end - box.body < 12) return undefined;
  const same = bytes.readUInt32BE(box.body + 4);
  const count = bytes.readUInt32BE(box.body + 8);
  if (same === 1 || count > mostSamples) return undefined;
  if (same > 0) return { count, at: () => same };
  if (box.body + 12 + count * 4 > box.end) return undefined;
  return { count, at: (index) => bytes.readUInt32BE(box.body + 12 + index * 4) };
}

function chunkStarts(bytes: Buffer, boxes: readonly Box[]): number[] | undefined {
  const box = boxes.find(({ type }) => type === 'stco' || type === 'co64');
  const width = box?.type === 'co64' ? 8 : 4;
  const count = box ? countOf(bytes, box, width) : undefined;
  if (!box || count === undefined || count > mostChunks) return undefined;
  return Array.from({ length: count }, (_, index) => {
    const at = box.body + 8 + index * width;
    return width === 8 ? Number(bytes.readBigUInt64BE(at)) : bytes.readUInt32BE(at);
  });
}

/** From which chunk on (from 1) how many samples a chunk there are. */
type Run = readonly [firstChunk: number, samples: number];

function chunkRuns(bytes: Buffer, boxes: readonly Box[]): Run[] | undefined {
  const box = boxes.find(({ type }) => type === 'stsc');
  const count = box ? countOf(bytes, box, 12) : undefined;
  if (!box || count === undefined || count > mostChunks) return undefined;
  return Array.from({ length: count }, (_, index) => {
    const at = box.body + 8 + index * 12;
    return [bytes.readUInt32BE(at), bytes.readUInt32BE(at + 4)];
  });
}

/** The number of entries that a table names, if they fit into it. */
function countOf(bytes: Buffer, box: Box, width: number): number | undefined {
  if (box.end - box.body < 8) return undefined;
  const count = bytes.readUInt32BE(box.body + 4);
  return box.body + 8 + count * width <= box.end ? count : undefined;
}

function rangesOf(starts: readonly number[], runs: readonly Run[], sizes: Sizes): Range[] | undefined {
  const ranges: Range[] = [];
  let sample = 0;
  let run = 0;
  for (const [index, start] of starts.entries()) {
    while ((runs[run + 1]?.[0] ?? Number.POSITIVE_INFINITY) <= index + 1) run += 1;
    const last = sample + (runs[run]?.[1] ?? 0);
    if (last > sizes.count) return undefined;
    let end = start;
    for (; sample < last; sample += 1) end += sizes.at(sample);
    ranges.push({ start, end });
  }
  return sample === sizes.count ? ranges : undefined;
}
