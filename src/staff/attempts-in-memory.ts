import type { Attempts } from './lock-out.ts';
import type { AttemptStore } from './ports.ts';

const mostKept = 20_000;

/** Failed tries in this process alone; the oldest give way when there are very many. */
export function attemptsInMemory(): AttemptStore {
  const byKey = new Map<string, Attempts>();
  return {
    find: async (key) => byKey.get(key) ?? null,
    async swap(key, seen, next) {
      if ((byKey.get(key) ?? null) !== seen) return false;
      // Put last, so that what was not tried for longest is the first to go.
      byKey.delete(key);
      byKey.set(key, next);
      const [oldest] = byKey.keys();
      if (byKey.size > mostKept && oldest !== undefined) byKey.delete(oldest);
      return true;
    },
    async clear(key) {
      byKey.delete(key);
    },
  };
}
