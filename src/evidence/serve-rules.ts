import { type Format, formats } from './formats.ts';

export interface ServedFile {
  readonly copy: 'clean' | 'original';
  readonly format: Format;
  /** Number of the ticket; left out for the reporter, whose phone should not tell of a tip. */
  readonly number?: string;
  /** Which file of the talk it is, from 1. */
  readonly place: number;
}

/** Re-encoded pictures are the only files that a browser may show by itself. */
const shownInPlace: readonly Format[] = ['jpeg', 'png'];

/** The headers a file is served with. A browser neither runs it, nor guesses at it, nor keeps it. */
export function serveHeaders(file: ServedFile): Readonly<Record<string, string>> {
  const isShown = file.copy === 'clean' && shownInPlace.includes(file.format);
  return {
    'Content-Type': formats[file.format].mime,
    'Content-Disposition': `${isShown ? 'inline' : 'attachment'}; filename="${neutralName(file)}"`,
    'X-Content-Type-Options': 'nosniff',
    'Content-Security-Policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Referrer-Policy': 'no-referrer',
    'Cache-Control': 'no-store',
  };
}

/**
 * A name that says nothing of who sent it or what it shows.
 *
 * @throws RangeError for a number or place that could not stand in a header.
 */
export function neutralName({ format, number, place }: ServedFile): string {
  if (!Number.isSafeInteger(place) || place < 1) throw new RangeError('a file has a place from 1');
  if (number !== undefined && !/^[A-Za-z0-9-]{1,40}$/.test(number))
    throw new RangeError('not a ticket number');
  const name = number === undefined ? `file-${place}` : `evidence-${number}-${place}`;
  return `${name}.${formats[format].extension}`;
}
