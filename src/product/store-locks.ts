import type { Locks } from '../mongo/locks.ts';
import type { LockBox } from '../vault/lock-box.ts';
import type { Secrets } from './secrets.ts';

/**
 * What the stores of talks and messages on their way hide them with.
 * @param memory the box of `loadMemoryBox`
 */
export function storeLocks({ digest, box }: Pick<Secrets, 'digest' | 'box'>, memory: LockBox): Locks {
  return { keyed: (text) => digest(`store\0${text}`), fleeting: memory, durable: box };
}
