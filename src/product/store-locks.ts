import type { Locks } from '../mongo/locks.ts';
import type { MemoryKey } from './memory-key.ts';
import type { Secrets } from './secrets.ts';

/** What the stores of talks and messages on their way hide them with. */
export function storeLocks({ digest, box }: Pick<Secrets, 'digest' | 'box'>, memory: MemoryKey): Locks {
  return {
    keyed: (text) => digest(`store\0${text}`),
    fleetingKeyed: memory.keyed,
    fleetingKey: memory,
    fleeting: memory.box,
    durable: box,
  };
}
