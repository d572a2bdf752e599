import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';

/** What a thief looks for: a text, or a number as a position has it. */
export type Canary = string | number;

/** Every way a canary may stand in a file: as text in several encodings, or as the bytes of a number. */
export function encodingsOf(canary: Canary): Map<string, Buffer> {
  const found = new Map<string, Buffer>();
  const put = (name: string, bytes: Buffer) => found.set(name, bytes);
  if (typeof canary === 'number') {
    const bytes = Buffer.alloc(8);
    bytes.writeDoubleLE(canary);
    put('double', Buffer.from(bytes));
    put('double, big-endian', Buffer.from(bytes).reverse());
  }
  const text = String(canary);
  const utf8 = Buffer.from(text);
  put('text', utf8);
  put('utf16le', Buffer.from(text, 'utf16le'));
  put('utf16be', Buffer.from(text, 'utf16le').swap16());
  put('hex', Buffer.from(utf8.toString('hex')));
  put('HEX', Buffer.from(utf8.toString('hex').toUpperCase()));
  put('percent', Buffer.from(encodeURIComponent(text)));
  put('json', Buffer.from(escaped(text)));
  put('reversed', Buffer.from([...text].reverse().join('')));
  for (const shift of [0, 1, 2]) {
    for (const encoding of ['base64', 'base64url'] as const) {
      put(`${encoding} +${shift}`, Buffer.from(middleOf(utf8, shift, encoding)));
    }
  }
  return found;
}

/** The part of a Base64 text that is the same whatever stands before and after. */
function middleOf(bytes: Buffer, shift: number, encoding: 'base64' | 'base64url'): string {
  const text = Buffer.concat([Buffer.alloc(shift), bytes])
    .toString(encoding)
    .replace(/=+$/, '');
  return text.slice(shift === 0 ? 0 : shift + 1, -2);
}

function escaped(text: string): string {
  return [...text].map((one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`).join('');
}

export interface Hit {
  readonly canary: string;
  readonly encoding: string;
  readonly where: string;
}

/** Looks for canaries, each by its name, in everything that was carried away; lets others work in between. */
export async function searchFor(
  canaries: Readonly<Record<string, Canary>>,
  loot: ReadonlyMap<string, Buffer>,
): Promise<Hit[]> {
  const hits: Hit[] = [];
  for (const [canary, value] of Object.entries(canaries)) {
    const encodings = [...encodingsOf(value)];
    for (const [where, held] of loot) {
      for (const [encoding, bytes] of encodings) {
        if (held.includes(bytes)) hits.push({ canary, encoding, where });
      }
    }
    await setImmediate();
  }
  return hits;
}

/** Every file under a folder, by its path in there. */
export function filesUnder(folder: string): Map<string, Buffer> {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const files = paths.filter((path) => statSync(join(folder, path), { throwIfNoEntry: false })?.isFile());
  return new Map(files.map((path) => [path, withoutTail(readFileSync(join(folder, path)))]));
}

/** A journal is as long as it may grow: its end of zeros is of no use to anybody. */
function withoutTail(bytes: Buffer): Buffer {
  let end = bytes.length;
  while (end > 0 && bytes[end - 1] === 0) end -= 1;
  return bytes.subarray(0, end);
}
