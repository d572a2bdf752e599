import { fileTypeFromBuffer } from 'file-type';

/** The type of a file by its first bytes; undefined for text, for what is not known and for what is broken. */
export async function sniffMime(bytes: Buffer): Promise<string | undefined> {
  try {
    return (await fileTypeFromBuffer(bytes))?.mime;
  } catch {
    return undefined;
  }
}
