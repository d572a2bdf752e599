import { createHmac, randomBytes } from 'node:crypto';
import type { Locks } from '../../src/mongo/locks.ts';
import { lockBox } from '../../src/vault/lock-box.ts';

/** Keys of a test's own for what the stores lock. */
export function testLocks(): Locks {
  const key = randomBytes(32);
  return {
    keyed: (text) => createHmac('sha256', key).update(text).digest('base64url'),
    fleeting: lockBox(randomBytes(32)),
    durable: lockBox(randomBytes(32)),
  };
}

/** The same machine after its power went: what was in memory alone is gone. */
export const afterPowerCut = (locks: Locks): Locks => ({ ...locks, fleeting: lockBox(randomBytes(32)) });
