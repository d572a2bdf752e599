import type { CodeGuard } from '../bot/turn-deps.ts';
import type { Clock } from '../clock.ts';
import { afterFailure, isLocked } from '../staff/lock-out.ts';
import type { AttemptStore } from '../staff/ports.ts';

/**
 * Slows down guessing of receipt codes like guessing of passwords: after a few wrong ones a villager waits, longer
 * each time. `keyOf` makes a key that tells nothing about whose it is.
 */
export function codeGuard(
  attempts: AttemptStore,
  clock: Clock,
  keyOf: (villager: string) => string,
): CodeGuard {
  return {
    mayTry: async (villager) => !isLocked(await attempts.find(keyOf(villager)), clock()),
    async failed(villager) {
      const key = keyOf(villager);
      for (;;) {
        const seen = await attempts.find(key);
        if (await attempts.swap(key, seen, afterFailure(seen, clock()))) return;
      }
    },
  };
}
