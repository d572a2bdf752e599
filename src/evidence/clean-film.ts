import { type Box, boxDown, boxesIn, childrenOf, handlerOf } from './boxes.ts';
import { keptBoxes } from './film-boxes.ts';
import { chunkBudget, type Range, samplesOf } from './film-samples.ts';

/** Films in pieces, compressed or protected: they would not survive, or tell elsewhere what they hold. */
const unknownWays = ['moof', 'mvex', 'cmov', 'rmra', 'stz2', 'senc', 'encv', 'enca'];

/**
 * A copy without place, device, names, dates and words, of the same length so that every offset in it holds.
 * Only bytes that the picture and sound tracks point to are kept of the media data. `unusual` where the film is
 * made in a way that would not survive this.
 */
export function cleanFilm(bytes: Buffer): Buffer | 'unusual' {
  const top = boxesIn(bytes);
  const movie = top.find(({ type }) => type === 'moov');
  if (!movie || top.at(-1)?.end !== bytes.length) return 'unusual';
  const ranges = rangesOfPlayed(bytes, movie);
  const media = top.filter(({ type }) => type === 'mdat');
  if (!ranges || !areWithin(ranges, media, bytes.length)) return 'unusual';
  const copy = Buffer.from(bytes);
  for (const { body, end } of media) copy.fill(0, body, end);
  for (const { start, end } of ranges) bytes.copy(copy, start, start, end);
  return blankBoxes(copy, top, 'file') ? copy : 'unusual';
}

/** A phone writes less than ten. */
const mostTracks = 32;

function rangesOfPlayed(bytes: Buffer, movie: Box): Range[] | undefined {
  const all = childrenOf(bytes, movie).filter((box) => box.type === 'trak');
  const tracks = all.length > mostTracks ? [] : all.filter((track) => isPlayed(bytes, track));
  if (tracks.length === 0) return undefined;
  const budget = chunkBudget();
  const ranges: Range[] = [];
  for (const track of tracks) {
    const samples = samplesOf(bytes, track, budget);
    if (!samples) return undefined;
    for (const range of samples) ranges.push(range);
  }
  return ranges;
}

const isPlayed = (bytes: Buffer, track: Box) => ['vide', 'soun'].includes(handlerOf(bytes, track) ?? '');

const mostMedia = 16;

/** Samples lie in the media data, and are not listed so often over that copying them would never end. */
function areWithin(ranges: readonly Range[], media: readonly Box[], length: number): boolean {
  const sum = ranges.reduce((total, { start, end }) => total + end - start, 0);
  const isInMedia = ({ start, end }: Range) => media.some((box) => start >= box.body && end <= box.end);
  return media.length <= mostMedia && sum <= 2 * length && ranges.every(isInMedia);
}

/** False where a box is met that the film could not be played without being understood. */
function blankBoxes(copy: Buffer, boxes: readonly Box[], parent: string): boolean {
  return boxes.every((box) => {
    if (unknownWays.includes(box.type)) return false;
    const isKept = keptBoxes[parent]?.includes(box.type) && (box.type !== 'trak' || isPlayed(copy, box));
    if (!isKept) return blank(copy, box);
    if (box.type === 'trak' && !blankEntries(copy, box)) return false;
    return box.type in keptBoxes ? blankWithin(copy, box, box.type) : blankFields(copy, box);
  });
}

/** Four zeros of QuickTime, or an empty box of it, end some lists of boxes. */
const longestEnd = 8;

/** The boxes within a box, `skip` bytes into its body; false where something else than boxes stands there. */
function blankWithin(copy: Buffer, box: Box, type: string, skip = 0): boolean {
  const boxes = childrenOf(copy, box, skip);
  return endsAfter(copy, box, boxes.at(-1)?.end ?? box.body + skip) && blankBoxes(copy, boxes, type);
}

function endsAfter(copy: Buffer, box: Box, last: number): boolean {
  if (last > box.end || box.end - last > longestEnd) return false;
  copy.fill(0, last, box.end);
  return true;
}

function blank(copy: Buffer, box: Box): true {
  copy.write('free', box.start + 4, 'latin1');
  copy.fill(0, box.body, box.end);
  return true;
}

function fill(copy: Buffer, box: Box, from: number, to: number): void {
  copy.fill(0, Math.min(box.body + from, box.end), Math.min(box.body + to, box.end));
}

/** Fields of kept boxes that a player does not need: dates and names of handlers; false for data kept elsewhere. */
function blankFields(copy: Buffer, box: Box): boolean {
  if (['mvhd', 'tkhd', 'mdhd'].includes(box.type)) fill(copy, box, 4, copy[box.body] === 1 ? 20 : 12);
  if (box.type === 'hdlr') fill(copy, box, 12, box.end - box.body);
  return box.type === 'dref' ? blankPaths(copy, box) : true;
}

/** An entry that says "in this file" needs no path, and old QuickTime writes the whole way to it on the maker's disc. */
function blankPaths(copy: Buffer, references: Box): boolean {
  return boxesIn(copy, references.body + 8, references.end).every((entry) => {
    const isInThisFile = ((copy[entry.body + 3] ?? 0) & 1) === 1;
    if (isInThisFile) fill(copy, entry, 4, entry.end - entry.body);
    return isInThisFile;
  });
}

/** A sample entry names its maker, a video's its compressor too, and boxes may stand in it. */
function blankEntries(copy: Buffer, track: Box): boolean {
  const descriptions = boxDown(copy, track, 'mdia', 'minf', 'stbl', 'stsd');
  const kind = handlerOf(copy, track);
  if (!descriptions || (kind !== 'vide' && kind !== 'soun')) return false;
  const entries = childrenOf(copy, descriptions, 8);
  if (!endsAfter(copy, descriptions, entries.at(-1)?.end ?? descriptions.end)) return false;
  return entries.every((entry) => {
    if (unknownWays.includes(entry.type)) return false;
    fill(copy, entry, 12, 16);
    if (kind === 'vide') fill(copy, entry, 42, 74);
    return lengthsOfFields[kind].some((skip) => blankWithin(copy, entry, kind, skip));
  });
}

/** How long the fields before the boxes of a sample entry are; QuickTime has two more ways for sound. */
const lengthsOfFields = { vide: [78], soun: [28, 44, 64] } as const;
