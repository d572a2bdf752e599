import { type Box, boxDown, boxesIn, childrenOf, handlerOf } from './boxes.ts';
import type { WarningCode } from './warning-codes.ts';
import { xmpCodesAnywhere } from './xmp-codes.ts';

/** Boxes of QuickTime, 3GPP (TS 26.244) and iTunes that carry words of or about the maker. */
const codeOfBox: Readonly<Record<string, WarningCode>> = {
  '\xa9xyz': 'gps',
  loci: 'gps',
  '\xa9mak': 'device',
  '\xa9mod': 'device',
  manu: 'device',
  modl: 'device',
  '\xa9swr': 'software',
  '\xa9too': 'software',
  '\xa9enc': 'software',
  '\xa9ART': 'author',
  '\xa9aut': 'author',
  '\xa9wrt': 'author',
  '\xa9dir': 'author',
  '\xa9cpy': 'author',
  aART: 'author',
  auth: 'author',
  perf: 'author',
  cprt: 'author',
  '\xa9cmt': 'comments',
  '\xa9des': 'comments',
  '\xa9nam': 'comments',
  '\xa9inf': 'comments',
  '\xa9alb': 'comments',
  titl: 'comments',
  dscp: 'comments',
  desc: 'comments',
  albm: 'comments',
  '\xa9day': 'created',
  yrrc: 'created',
  covr: 'thumbnail',
};

/** Names in the key table of QuickTime's metadata (`com.apple.quicktime.make`, `com.android.model`). */
const codeOfKey: readonly (readonly [RegExp, WarningCode])[] = [
  [/location|gps/i, 'gps'],
  [/make$|model$|manufacturer|device|camera|serial|identifier/i, 'device'],
  [/software|version|encoder/i, 'software'],
  [/author|artist|owner|director|producer|copyright/i, 'author'],
  [/creationdate|creation_time|date/i, 'created'],
  [/comment|description|title|information|keywords/i, 'comments'],
];

/** What an MP4, MOV, 3GP or M4A tells. */
export function filmCodes(bytes: Buffer): WarningCode[] {
  const top = boxesIn(bytes);
  const movie = top.find(({ type }) => type === 'moov');
  const inMovie = movie ? movieCodes(bytes, movie) : [];
  const loose = [...top, ...(movie ? childrenOf(bytes, movie) : [])];
  const wordsOutside = loose.filter(({ type }) => type === 'udta' || type === 'meta');
  const hasUnknown = top.some(({ type }) => type === 'uuid') || holdsUuid(bytes, movie);
  return [
    ...inMovie,
    ...wordsOutside.flatMap((box) => wordCodes(bytes, box)),
    ...(hasUnknown ? (['otherData'] as const) : []),
    ...xmpCodesAnywhere(bytes),
  ];
}

/** A box of somebody's own, however deep it stands. */
const holdsUuid = (bytes: Buffer, movie: Box | undefined) =>
  movie !== undefined && bytes.subarray(movie.body, movie.end).includes('uuid');

function movieCodes(bytes: Buffer, movie: Box): WarningCode[] {
  const tracks = childrenOf(bytes, movie).filter(({ type }) => type === 'trak');
  const header = boxDown(bytes, movie, 'mvhd');
  const isDated = header !== undefined && header.end - header.body >= 20 && hasDate(bytes, header);
  return [...(isDated ? (['created'] as const) : []), ...tracks.flatMap((track) => trackCodes(bytes, track))];
}

/** Version 0 counts seconds in 4 bytes, version 1 in 8. */
const hasDate = (bytes: Buffer, header: Box) =>
  bytes
    .subarray(header.body + 4, header.body + (bytes[header.body] === 1 ? 12 : 8))
    .some((byte) => byte !== 0);

function trackCodes(bytes: Buffer, track: Box): WarningCode[] {
  const handler = handlerOf(bytes, track);
  const words = childrenOf(bytes, track).filter(({ type }) => type === 'udta' || type === 'meta');
  const codes = words.flatMap((box) => wordCodes(bytes, box));
  return handler === 'vide' || handler === 'soun'
    ? codes
    : [...codes, 'otherData', ...positionCodes(bytes, track)];
}

/** GoPro (`gpmd`) and Google's camera motion (`camm`) write positions along the film. */
function positionCodes(bytes: Buffer, track: Box): WarningCode[] {
  const entries = boxDown(bytes, track, 'mdia', 'minf', 'stbl', 'stsd');
  if (!entries) return [];
  const type = bytes.toString('latin1', entries.body + 12, entries.body + 16);
  return type === 'gpmd' || type === 'camm' ? ['gps'] : [];
}

const deepest = 6;

/** What `udta` and `meta` boxes hold, however they nest. */
function wordCodes(bytes: Buffer, box: Box, depth = 0): WarningCode[] {
  if (depth > deepest) return [];
  return childrenOf(bytes, box, box.type === 'meta' ? headOfMeta(bytes, box) : 0).flatMap((child) => {
    if (child.type === 'keys') return keyCodes(bytes, child);
    if (['udta', 'meta', 'ilst'].includes(child.type)) return wordCodes(bytes, child, depth + 1);
    const code = codeOfBox[child.type];
    return code && child.end > child.body ? [code] : [];
  });
}

/** In ISO files `meta` begins with a version, in QuickTime's it does not. */
const headOfMeta = (bytes: Buffer, box: Box) =>
  bytes.toString('latin1', box.body + 4, box.body + 8) === 'hdlr' ? 0 : 4;

function keyCodes(bytes: Buffer, keys: Box): WarningCode[] {
  return boxesIn(bytes, keys.body + 8, keys.end)
    .map(({ body, end }) => bytes.toString('latin1', body, end))
    .flatMap((name) => codeOfKey.filter(([pattern]) => pattern.test(name)).map(([, code]) => code));
}
