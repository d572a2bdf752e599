import type { FileRefusal, Format } from './formats.ts';
import { sniffMime } from './sniff-mime.ts';
import { sniffText } from './sniff-text.ts';
import { sniffZip } from './sniff-zip.ts';

/** What `file-type` calls the formats that are taken. */
const taken: Readonly<Record<string, Format>> = {
  'image/jpeg': 'jpeg',
  'image/png': 'png',
  'image/apng': 'png',
  'image/webp': 'webp',
  'image/gif': 'gif',
  'image/heic': 'heic',
  'image/heic-sequence': 'heic',
  'image/heif': 'heic',
  'image/heif-sequence': 'heic',
  'image/avif': 'avif',
  'application/pdf': 'pdf',
  'audio/x-m4a': 'm4a',
  'audio/mp4': 'm4a',
  'audio/mpeg': 'mp3',
  'audio/aac': 'aac',
  'audio/ogg': 'ogg',
  'audio/ogg; codecs=opus': 'ogg',
  'audio/wav': 'wav',
  'video/mp4': 'mp4',
  'video/x-m4v': 'mp4',
  'video/quicktime': 'mov',
  'video/3gpp': '3gp',
  'video/3gpp2': '3gp',
};

const archives =
  /^application\/(?:x-(?:rar|7z)-compressed|gzip|zstd|vnd\.ms-(?:cab-compressed|htmlhelp)|x-(?:tar|bzip2|xz|lzip|lz4|lzh-compressed|compress|apple-diskimage|unix-archive|deb|rpm|arj|cpio|ace-compressed|asar))$/;
const executables =
  /^application\/(?:x-(?:elf|mach-binary|msdownload|ms-regedit|ms-ft-windows-registry-hive|google-chrome-extension|xpinstall)|x\.ms\.shortcut|x\.apple\.alias|java-vm|java-archive|vnd\.android\.package-archive|wasm)$/;

/** Beginnings that no accepted format has, and that are refused before any parser looks further. */
const refusedBeginnings: readonly (readonly [hex: string, FileRefusal])[] = [
  ['4d5a', 'executable'],
  ['7f454c46', 'executable'],
  ['cafebabe', 'executable'],
  ['feedface', 'executable'],
  ['feedfacf', 'executable'],
  ['cefaedfe', 'executable'],
  ['cffaedfe', 'executable'],
  ['6465780a', 'executable'],
  ['4c00000001140200', 'executable'],
  ['1f8b', 'archive'],
  ['526172211a07', 'archive'],
  ['377abcaf271c', 'archive'],
  ['d0cf11e0a1b11ae1', 'oldOffice'],
];

/** What scanners and printers write before a PDF: a mark of UTF-8, line ends, and orders to a printer. Nothing else. */
const pdfStart =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: orders to a printer begin with an escape character
  /^(?:\xef\xbb\xbf)?[\t\n\f\r ]*(?:\x1b%-12345X(?:@PJL[ -~]*\r?\n)*)?[\t\n\f\r ]*%PDF-\d/;

/** The format of a file, or why it is not taken. */
export async function sniffFormat(bytes: Buffer): Promise<Format | FileRefusal> {
  const head = bytes.subarray(0, 16).toString('hex');
  const beginning = refusedBeginnings.find(([hex]) => head.startsWith(hex));
  if (beginning) return beginning[1];
  if (/^504b(?:0304|0506|0708)/.test(head)) return sniffZip(bytes);
  // The mark of UTF-16 looks like the beginning of an MPEG frame.
  if (/^(?:fffe|feff)/.test(head)) return sniffText(bytes);
  if (pdfStart.test(bytes.toString('latin1', 0, 1024))) return 'pdf';
  const mime = await sniffMime(bytes);
  if (mime === undefined || mime.startsWith('text/') || mime === 'application/xml') return sniffText(bytes);
  if (executables.test(mime)) return 'executable';
  if (archives.test(mime)) return 'archive';
  return taken[mime] ?? (/^(?:audio|video)\//.test(mime) ? 'otherMedia' : 'unsupported');
}
