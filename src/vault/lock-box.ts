import { lockPacked, unlockPacked } from './locked-bytes.ts';

/**
 * Locks things under one key of this installation. `purpose` and `place` say what a thing is and which one, so that
 * nothing opens in the place of another.
 */
export interface LockBox {
  lock(plain: Uint8Array, purpose: string, place: string): Uint8Array;
  /**
   * Null when it was locked under another key, such as one that went with a restart of the machine.
   * @throws SealError `unknown-version`, or `broken` when it has not even the form
   */
  open(locked: Uint8Array, purpose: string, place: string): Uint8Array | null;
}

/** @param key 32 bytes */
export function lockBox(key: Uint8Array): LockBox {
  const bound = (purpose: string, place: string) => `${purpose}\0${place}`;
  return {
    lock: (plain, purpose, place) => lockPacked(plain, key, bound(purpose, place)),
    open: (locked, purpose, place) => unlockPacked(locked, key, bound(purpose, place)),
  };
}
