import { cleanDocument } from '../../src/evidence/clean-document.ts';
import { metadataWarnings } from '../../src/evidence/metadata-warnings.ts';
import type { OfficeFormat } from '../../src/evidence/office-parts.ts';
import { openZip } from '../../src/evidence/open-zip.ts';
import { outcomeOf } from './judging.ts';

/** A paragraph with nothing in it to leave out. */
export const words = '<w:p><w:r><w:t>words</w:t></w:r></w:p>';

/** Every part of a clean copy, unpacked. */
export async function partsOf(bytes: Buffer, format: OfficeFormat): Promise<Map<string, Buffer>> {
  const { clean } = await cleanDocument(bytes, format);
  const zip = clean && (await openZip(clean));
  if (!zip) throw new Error('no clean copy');
  expect(await outcomeOf(clean)).toBe(format);
  const parts = zip.names.map(
    async (name) => [name, (await zip.read(name, 1e8)) ?? Buffer.alloc(0)] as const,
  );
  return new Map(await Promise.all(parts));
}

/** All that a clean copy holds. */
export async function cleanText(bytes: Buffer, format: OfficeFormat): Promise<string> {
  const parts = await partsOf(bytes, format);
  return [...parts].map(([name, part]) => `${name}\n${part.toString('latin1')}\n`).join('');
}

/** What a document is said to tell. */
export const found = async (bytes: Buffer, format: OfficeFormat) =>
  (await metadataWarnings(bytes, format)).found;
