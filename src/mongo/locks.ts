import { mongo } from 'mongoose';
import type { LockBox } from '../vault/lock-box.ts';
import type { LockedBytes } from '../vault/locked-bytes.ts';
import { SealError } from '../vault/seal-error.ts';

/** With what the stores hide whose things are on their way, and what they say. */
export interface Locks {
  /** A keyed digest: finds a thing again and tells nothing of it. */
  readonly keyed: (text: string) => string;
  /** Under a key that is gone with the machine's power. */
  readonly fleeting: LockBox;
  /** Under a key that outlives a restart of the machine. */
  readonly durable: LockBox;
}

/** Something was locked under a key that is gone, and was dropped. */
export class KeyGone extends Error {
  constructor() {
    super('something was locked under a key that is gone');
    this.name = 'KeyGone';
  }
}

/** @param place which document it stands in: it opens in no other */
export function lockValue(box: LockBox, value: object, purpose: string, place: string): LockedBytes {
  return box.lock(mongo.BSON.serialize(value, { ignoreUndefined: true }), purpose, place);
}

/** Null when there is nothing, or nothing that opens under the present key. */
export function openValue<T extends object>(
  box: LockBox,
  locked: LockedBytes | undefined,
  purpose: string,
  place: string,
): T | null {
  if (!locked) return null;
  try {
    const plain = box.open(locked, purpose, place);
    return plain && (mongo.BSON.deserialize(plain) as T);
  } catch (error) {
    if (error instanceof SealError) return null;
    throw error;
  }
}
