import { judgeFile, type Verdict } from '../../src/evidence/judge-file.ts';

export const mega = 1024 * 1024;
export const limits = { photo: 12 * mega, document: 30 * mega, audio: 30 * mega, video: 60 * mega };

export const judge = (bytes: Buffer | string): Promise<Verdict> =>
  judgeFile(typeof bytes === 'string' ? Buffer.from(bytes) : bytes, limits);

/** The format of a file that is taken, or why it is not. */
export async function outcomeOf(bytes: Buffer | string): Promise<string> {
  const verdict = await judge(bytes);
  return verdict.accepted ? verdict.format : verdict.reason;
}

/** Bytes of a beginning, and zeros behind it. */
export const padded = (head: string, zeros = 600): Buffer =>
  Buffer.concat([Buffer.from(head, 'latin1'), Buffer.alloc(zeros)]);
