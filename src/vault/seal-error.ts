/**
 * - `busy`: too many keys are being derived; the same again a little later succeeds.
 * - `broken`: what was stored has been changed, cut off, swapped or damaged.
 * - `unknown-version`: made by a later version of the product.
 */
export type SealErrorReason = 'busy' | 'broken' | 'unknown-version';

/** Why something sealed was not opened. Says nothing of what is inside, nor of any key. */
export class SealError extends Error {
  readonly reason: SealErrorReason;
  constructor(reason: SealErrorReason) {
    super(reason);
    this.name = 'SealError';
    this.reason = reason;
  }
}

/** @throws SealError `unknown-version` unless it is `known` */
export function checkVersion(version: number, known: number): void {
  if (version !== known) throw new SealError('unknown-version');
}
