import { mongo } from 'mongoose';
import type { LockBox } from '../vault/lock-box.ts';
import { SealError } from '../vault/seal-error.ts';

/** With what the stores hide whose things are on their way, and what they say. */
export interface Locks {
  /** A keyed digest: finds a thing again and tells nothing of it to whoever has not the secrets. */
  readonly keyed: (text: string) => string;
  /** As `keyed`, under a key that is gone with the machine's power: then it tells nothing to anybody. */
  readonly fleetingKeyed: (text: string) => string;
  /** Of that key: a name that tells nothing of it, and since when there is one. */
  readonly fleetingKey: { readonly name: string; readonly bornAt: Date };
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

/** Something locked, as it lies in the database. */
export type Locked = mongo.Binary;

/** @param place which document it stands in: it opens in no other */
export function lockValue(box: LockBox, value: object, purpose: string, place: string): Locked {
  return new mongo.Binary(box.lock(toBytes(value), purpose, place));
}

const blockBytes = 1_024;

/** As `lockValue`, in whole blocks: where the length would tell what it is. */
export function lockPadded(box: LockBox, value: object, purpose: string, place: string): Locked {
  const plain = toBytes(value);
  const padded = new Uint8Array(Math.ceil(plain.length / blockBytes) * blockBytes);
  padded.set(plain);
  return new mongo.Binary(box.lock(padded, purpose, place));
}

const toBytes = (value: object) => mongo.BSON.serialize(value, { ignoreUndefined: true });

/** Null when there is nothing, or nothing that opens under the present key; earlier versions wrote no bytes. */
export function openValue<T extends object>(
  box: LockBox,
  locked: Locked | undefined,
  purpose: string,
  place: string,
): T | null {
  if (!(locked instanceof mongo.Binary)) return null;
  try {
    const plain = box.open(locked.value(), purpose, place);
    return plain && (mongo.BSON.deserialize(plain, { allowObjectSmallerThanBufferSize: true }) as T);
  } catch (error) {
    if (error instanceof SealError) return null;
    throw error;
  }
}
