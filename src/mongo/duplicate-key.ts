import { mongo } from 'mongoose';

const duplicateKey = 11000;

/** Whether a write was refused because a unique key is taken. */
export function isDuplicateKey(error: unknown): boolean {
  return error instanceof Error && (error as { code?: unknown }).code === duplicateKey;
}

/**
 * Whether a bulk write did all of its work but for documents that are there already. One that broke off is wrapped in
 * the same error, without any write errors.
 */
export function isOnlyDuplicates(error: unknown): boolean {
  if (!(error instanceof mongo.MongoBulkWriteError)) return isDuplicateKey(error);
  const { writeErrors, result } = error;
  const all = Array.isArray(writeErrors) ? writeErrors : [writeErrors];
  const isAllThere = all.length > 0 && all.every(({ code }) => code === duplicateKey);
  return isAllThere && !result.getWriteConcernError();
}
