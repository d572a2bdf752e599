/** Why something a person asked for was not done. The words for each stand in `text/`. */
export type RefusalReason =
  | 'not-found'
  | 'not-allowed'
  | 'changed-meanwhile'
  | 'status-not-possible'
  | 'reason-missing'
  | 'empty'
  | 'too-long'
  | 'talk-full';

/**
 * The person who asked can do something about it: told to them in words, never logged as a fault.
 * `reason` picks the words.
 */
export class Refusal extends Error {
  readonly reason: RefusalReason;
  constructor(reason: RefusalReason) {
    super(reason);
    this.name = 'Refusal';
    this.reason = reason;
  }
}

/** The operator must do something: one English line that names the setting and what to change. */
export class OperatorError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'OperatorError';
  }
}

const away: readonly string[] = [
  'MongoNetworkError',
  'MongoNetworkTimeoutError',
  'MongoNotConnectedError',
  'MongoPoolClearedError',
  'MongoServerSelectionError',
  'MongoTopologyClosedError',
  'MongoWaitQueueTimeoutError',
  'MongooseServerSelectionError',
  'PoolClearedOnNetworkError',
];
/** What the file system, MongoDB and its engine say when nothing more can be written. */
const full: readonly unknown[] = ['ENOSPC', 'EDQUOT', 'EROFS', 14031, 8];

/** Whether what is stored cannot be reached or written at the moment: no fault of the request, and it passes. */
export function isAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error instanceof OperatorError) return true;
  // What several writes in one go fail with has the reason inside.
  const { code, errorResponse } = error as { code?: unknown; errorResponse?: unknown };
  return away.includes(error.name) || full.includes(code) || isAway(errorResponse);
}

/**
 * What may be logged of an error: its class, its code and where it was thrown. Never its message, which may
 * quote what a person wrote.
 */
export function faultOf(error: unknown): { fault: string; code?: string; at?: string } {
  if (!(error instanceof Error)) return { fault: typeof error };
  const code = (error as { code?: unknown }).code;
  const at = error.stack?.split('\n').find((line) => /^\s+at /.test(line));
  return {
    fault: error.name,
    ...(typeof code === 'string' || typeof code === 'number' ? { code: String(code) } : {}),
    ...(at ? { at: at.trim() } : {}),
  };
}
