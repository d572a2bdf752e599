import type { Request } from 'express';
import type { FileRefusal } from '../../evidence/formats.ts';
import type { ReporterDesk } from '../../tips/desks.ts';
import type { FileRef } from '../../tips/tip.ts';
import type { Gate } from '../flood/gate.ts';
import { type Arrived, uploadLimits } from './upload.ts';

export interface RefusedFile {
  readonly name: string;
  readonly why: FileRefusal | 'tooMany' | 'crowded';
}

/** Judges and seals the files of a form one by one, after those that were `kept` from an earlier try. */
export async function takeFiles(
  { desk, gate }: { readonly desk: ReporterDesk; readonly gate: Gate },
  req: Request,
  { kept, arrived }: { kept: readonly FileRef[]; arrived: readonly Arrived[] },
): Promise<{ files: readonly FileRef[]; refused: readonly RefusedFile[] }> {
  const files = [...kept];
  const refused: RefusedFile[] = [];
  for (const file of arrived) {
    const why = 'refused' in file ? file.refused : await take(file);
    if (why) refused.push({ name: file.name, why });
  }
  return { files, refused };

  async function take({ name, content }: { name: string; content: Buffer }) {
    if (files.length >= uploadLimits.files) return 'tooMany';
    if (!gate.takesFile(req, content.length)) return 'crowded';
    const taken = await desk.takeFile(content, name);
    if ('refused' in taken) return taken.refused;
    files.push(taken.file);
    return null;
  }
}
