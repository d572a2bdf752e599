import type { Clock } from '../../clock.ts';

const mostKept = 50_000;

export interface SpentOnce {
  /** False when it was spent before, and when there is no room to remember it. */
  spend(id: string, until: number): boolean;
}

/** Remembers in memory what is good only once, until it would have run out by itself. */
export function spentOnce(clock: Clock): SpentOnce {
  const spent = new Map<string, number>();
  const forget = () => {
    const now = clock().getTime();
    for (const [id, until] of spent) if (until <= now) spent.delete(id);
  };
  return {
    spend(id, until) {
      if (spent.size >= mostKept) forget();
      if (spent.has(id) || spent.size >= mostKept) return false;
      spent.set(id, until);
      return true;
    },
  };
}
