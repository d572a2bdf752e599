import { createHmac, randomBytes } from 'node:crypto';
import type { Locks } from '../../src/mongo/locks.ts';
import { memoryKey } from '../../src/product/memory-key.ts';
import { storeLocks } from '../../src/product/store-locks.ts';
import { lockBox } from '../../src/vault/lock-box.ts';

/** Keys of a test's own for what the stores lock. */
export function testLocks(): Locks {
  const key = randomBytes(32);
  const digest = (text: string) => createHmac('sha256', key).update(text).digest('base64url');
  return storeLocks({ digest, box: lockBox(randomBytes(32)) }, memoryKey(randomBytes(32), new Date()));
}

/** The same machine after its power went: what was in memory alone is gone. */
export function afterPowerCut(locks: Locks, bornAt = new Date()): Locks {
  const memory = memoryKey(randomBytes(32), bornAt);
  return { ...locks, fleeting: memory.box, fleetingKeyed: memory.keyed, fleetingKey: memory };
}
