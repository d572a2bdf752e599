import { buffer } from 'node:stream/consumers';
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';

export interface Zip {
  readonly names: readonly string[];
  /** What all entries say they come to, unpacked. */
  readonly unpackedBytes: number;
  /**
   * The content of an entry; undefined if there is none, if it is encrypted or broken, or if it says that it is
   * longer than `longest`. The reader stops an entry that turns out longer than it says.
   */
  readonly read: (name: string, longest: number) => Promise<Buffer | undefined>;
}

const mostEntries = 5_000;

/**
 * Opens a zip without unpacking anything; undefined if it is malformed, has more than 5,000 entries, names one
 * twice (two readers would see two things), or has words after its end.
 */
export async function openZip(bytes: Buffer): Promise<Zip | undefined> {
  try {
    const zip = await fromBufferPromise(bytes, { lazyEntries: true });
    if (zip.comment !== '' || zip.entryCount > mostEntries) return undefined;
    const entries = new Map<string, Entry>();
    for await (const entry of zip.eachEntry()) {
      if (entries.has(entry.fileName)) return undefined;
      entries.set(entry.fileName, entry);
    }
    return zipOf(zip, entries);
  } catch {
    return undefined;
  }
}

function zipOf(zip: ZipFile, entries: ReadonlyMap<string, Entry>): Zip {
  return {
    names: [...entries.keys()],
    unpackedBytes: [...entries.values()].reduce((sum, entry) => sum + entry.uncompressedSize, 0),
    async read(name, longest) {
      const entry = entries.get(name);
      if (!entry || entry.uncompressedSize > longest || !entry.canDecodeFileData()) return undefined;
      try {
        return await buffer(await zip.openReadStreamPromise(entry));
      } catch {
        return undefined;
      }
    },
  };
}
