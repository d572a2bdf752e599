import { carriesAnother } from './carries-another.ts';
import { type FileKind, type FileRefusal, type Format, formats, isFormat } from './formats.ts';
import { sniffFormat } from './sniff-format.ts';

/** Largest file of each kind, in bytes. */
export type SizeLimits = Readonly<Record<FileKind, number>>;

export type Verdict =
  | { readonly accepted: true; readonly kind: FileKind; readonly format: Format }
  | { readonly accepted: false; readonly reason: FileRefusal };

/**
 * Says what a file is, from its bytes alone: a declared type or a name is the sender's word. Never throws for
 * anything in the file. A file that two programs would read as two different things is refused as `polyglot`.
 */
export async function judgeFile(bytes: Buffer, limits: SizeLimits): Promise<Verdict> {
  if (bytes.length === 0) return refused('empty');
  if (bytes.length > Math.max(...Object.values(limits))) return refused('tooBig');
  const format = await sniffFormat(bytes);
  if (!isFormat(format)) return refused(format);
  const { kind } = formats[format];
  if (bytes.length > limits[kind]) return refused('tooBig');
  return (await carriesAnother(bytes, format)) ? refused('polyglot') : { accepted: true, kind, format };
}

const refused = (reason: FileRefusal): Verdict => ({ accepted: false, reason });
