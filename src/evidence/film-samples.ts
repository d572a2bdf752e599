import { type Box, boxDown, childrenOf } from './boxes.ts';

/** Bytes of the file, from `start` up to and without `end`. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** Chunks that all tracks of a film together may still list: more than the longest film that is taken has. */
export interface ChunkBudget {
  left: number;
}
export const chunkBudget = (): ChunkBudget => ({ left: 500_000 });

/**
 * Where the samples of a track lie, one range a chunk (ISO/IEC 14496-12, 8.7: `stsz`, `stsc`, `stco`, `co64`);
 * undefined where that is not told in the usual way, or where it is more than is left of the budget.
 */
export function samplesOf(bytes: Buffer, track: Box, budget: ChunkBudget): Range[] | undefined {
  const table = boxDown(bytes, track, 'mdia', 'minf', 'stbl');
  const boxes = table ? childrenOf(bytes, table) : [];
  const sizes = sampleSizes(bytes, boxes);
  const starts = chunkStarts(bytes, boxes, budget);
  const runs = chunkRuns(bytes, boxes, starts?.length ?? 0);
  return sizes && starts && runs && rangesOf(starts, runs, sizes);
}

interface Sizes {
  readonly count: number;
  /** What the samples from `first` up to and without `last` come to. */
  readonly sum: (first: number, last: number) => number;
}

/** A size of 1 is how old QuickTime counts sound, and not the size of anything. */
function sampleSizes(bytes: Buffer, boxes: readonly Box[]): Sizes | undefined {
  const box = boxes.find(({ type }) => type === 'stsz');
  if (!box || box.end - box.body < 12) return undefined;
  const same = bytes.readUInt32BE(box.body + 4);
  const count = bytes.readUInt32BE(box.body + 8);
  if (same === 1) return undefined;
  if (same > 0) return { count, sum: (first, last) => (last - first) * same };
  const table = box.body + 12;
  if (table + count * 4 > box.end) return undefined;
  const sum = (first: number, last: number) => {
    let total = 0;
    for (let index = first; index < last; index += 1) total += bytes.readUInt32BE(table + index * 4);
    return total;
  };
  return { count, sum };
}

function chunkStarts(bytes: Buffer, boxes: readonly Box[], budget: ChunkBudget): number[] | undefined {
  const box = boxes.find(({ type }) => type === 'stco' || type === 'co64');
  const width = box?.type === 'co64' ? 8 : 4;
  const count = box ? countOf(bytes, box, width) : undefined;
  if (!box || count === undefined) return undefined;
  budget.left -= count;
  if (budget.left < 0) return undefined;
  return Array.from({ length: count }, (_, index) => {
    const at = box.body + 8 + index * width;
    return width === 8 ? Number(bytes.readBigUInt64BE(at)) : bytes.readUInt32BE(at);
  });
}

/** From which chunk on (from 1) how many samples a chunk there are. */
type Run = readonly [firstChunk: number, samples: number];

function chunkRuns(bytes: Buffer, boxes: readonly Box[], chunks: number): Run[] | undefined {
  const box = boxes.find(({ type }) => type === 'stsc');
  const count = box ? countOf(bytes, box, 12) : undefined;
  if (!box || count === undefined || count > chunks) return undefined;
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
    ranges.push({ start, end: start + sizes.sum(sample, last) });
    sample = last;
  }
  return sample === sizes.count ? ranges : undefined;
}
