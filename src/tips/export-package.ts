import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { Encrypter } from 'age-encryption';
import { ZipFile } from 'yazl';
import type { Clock } from '../clock.ts';

/** One file of a package. `read` is asked when its turn comes; null leaves it out. */
export interface PackagePart {
  readonly path: string;
  /** As the sender's device named it. */
  readonly sentAs?: string;
  /** Photos and films are packed already. */
  readonly isPacked?: boolean;
  read(): Promise<PartContent | null>;
}

export interface PartContent {
  readonly bytes: Uint8Array;
  /** In words: what a clean copy still tells of its maker. */
  readonly stillTells?: readonly string[];
}

export interface PackageContent {
  readonly parts: readonly PackagePart[];
  /** What the manifest says of the whole: number, for whom, by whom. */
  readonly about: Readonly<Record<string, string>>;
  readonly clock: Clock;
}

// Without the letters and digits that people mix up when they read one aloud or off paper.
const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789';
const groups = 6;
const groupLength = 4;
const passphrasePattern = new RegExp(
  `^[${alphabet}]{${groupLength}}(-[${alphabet}]{${groupLength}}){${groups - 1}}$`,
);
/** 32 MiB for a moment; the passphrase has 118 bits, which need no more. */
const scryptLog2 = 15;

/**
 * A passphrase for one package: six groups of four.
 * @param random answers a whole number from 0 to below its argument, as `crypto.randomInt` does
 */
export function packagePassphrase(random: (below: number) => number): string {
  const character = () => alphabet.charAt(random(alphabet.length));
  const group = () => Array.from({ length: groupLength }, character).join('');
  return Array.from({ length: groups }, group).join('-');
}

export const isPackagePassphrase = (typed: string): boolean => passphrasePattern.test(typed);

/**
 * A zip with all parts and a manifest of their SHA-256, sealed with a passphrase in the age format (age-encryption.org/v1).
 * Made while it is read, one part in memory at a time; when a part cannot be read the stream fails, so that
 * nobody takes half a package for a whole one.
 */
export async function sealedPackage(content: PackageContent, passphrase: string): Promise<Readable> {
  const encrypter = new Encrypter();
  encrypter.setScryptWorkFactor(scryptLog2);
  encrypter.setPassphrase(passphrase);
  const sealed = await encrypter.encrypt(pulledFrom(zipOf(content)));
  return Readable.from(chunksOf(sealed), { objectMode: false });
}

/** Node's own adapters (`Readable.toWeb`) end the process when whoever reads turns away in the middle. */
function pulledFrom(source: Readable): ReadableStream<Uint8Array> {
  const chunks = source.iterator() as AsyncIterator<Uint8Array>;
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await chunks.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    async cancel() {
      await chunks.return?.();
    },
  });
}

async function* chunksOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

function zipOf(content: PackageContent): Readable {
  const zip = new ZipFile();
  const output = zip.outputStream as Readable;
  fill(zip, content).catch((error: unknown) =>
    output.destroy(error instanceof Error ? error : new Error('a part of the package cannot be read')),
  );
  return output;
}

async function fill(zip: ZipFile, { parts, about, clock }: PackageContent): Promise<void> {
  const at = clock();
  const listed: object[] = [];
  for (const { path, sentAs, isPacked, read } of parts) {
    const content = await read();
    if (!content) continue;
    const { bytes, stillTells = [] } = content;
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const more = { ...(sentAs ? { sentAs } : {}), ...(stillTells.length > 0 ? { stillTells } : {}) };
    listed.push({ path, bytes: bytes.length, sha256, ...more });
    await add(zip, path, bytes, { mtime: at, compress: !isPacked });
  }
  const manifest = { version: 1, madeAt: at.toISOString(), ...about, parts: listed };
  await add(zip, 'manifest.json', Buffer.from(JSON.stringify(manifest, null, 2)), { mtime: at });
  zip.end();
}

/** Resolves when the part has been read on, so that the next is fetched only then. */
function add(zip: ZipFile, path: string, bytes: Uint8Array, options: { mtime: Date; compress?: boolean }) {
  return new Promise<void>((resolve, reject) => {
    const stream = Readable.from([bytes], { objectMode: false });
    stream.once('end', resolve).once('error', reject).once('close', resolve);
    zip.addReadStream(stream, path, options);
  });
}
