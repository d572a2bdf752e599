import type { Request } from 'express';
import { faultOf } from '../../errors.ts';
import type { FileRefusal } from '../../evidence/formats.ts';
import type { Logger } from '../../logger.ts';
import type { ReporterDesk } from '../../tips/desks.ts';
import type { FileRef } from '../../tips/tip.ts';
import type { Gate } from '../flood/gate.ts';
import { type Arrived, uploadLimits } from './upload.ts';

export interface RefusedFile {
  readonly name: string;
  readonly why: FileRefusal | 'tooMany' | 'crowded' | 'unread' | 'failed';
}

interface Taking {
  readonly desk: ReporterDesk;
  readonly gate: Gate;
  readonly logger: Logger;
}

/**
 * Judges and seals the files of a form one by one, after those that were `kept` from an earlier try. Once one could not
 * be kept for a fault of ours the rest is not tried, and all of these are to be chosen again.
 */
export async function takeFiles(
  { desk, gate, logger }: Taking,
  req: Request,
  { kept, arrived }: { kept: readonly FileRef[]; arrived: readonly Arrived[] },
): Promise<{ files: readonly FileRef[]; refused: readonly RefusedFile[] }> {
  const files = [...kept];
  const refused: RefusedFile[] = [];
  for (const file of arrived) {
    const hasFailed = refused.some(({ why }) => why === 'failed');
    const why = 'refused' in file ? file.refused : hasFailed ? 'failed' : await take(file);
    if (why) refused.push({ name: file.name, why });
  }
  return { files, refused };

  async function take({ name, content }: { name: string; content: Buffer }) {
    if (files.length >= uploadLimits.files) return 'tooMany';
    if (!gate.takesFile(req, content.length)) return 'crowded';
    const taken = await desk.takeFile(content, name).catch((error: unknown) => {
      logger.error(faultOf(error), 'a file of a reporter could not be kept');
      return { refused: 'failed' as const };
    });
    if ('refused' in taken) return taken.refused;
    files.push(taken.file);
    return null;
  }
}
