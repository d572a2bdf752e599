import type { mongo } from 'mongoose';
import type { Clock } from '../clock.ts';
import type { Talk } from '../post/talks.ts';

interface Held {
  readonly id: string;
  readonly until: Date;
  /** Set while nobody uses the lease: the talk as it was left, if that is sure. */
  readonly idle?: { readonly talk: Talk | null; readonly since: number };
}

const letGoAfterMs = 200;
/** A lease with less than this left is taken anew rather than used on. */
const marginMs = 8_000;

/**
 * The leases this process holds. One let go stays at hand for a moment, so that a villager who writes on needs no
 * new lease and no loading; then it is given back, many at a time.
 */
export function heldLeases(
  talks: mongo.Collection<mongo.BSON.Document>,
  clock: Clock,
  failed: (error: unknown) => void,
) {
  const held = new Map<string, Held>();
  let timer: NodeJS.Timeout | undefined;

  const giveBack = async (isDue: (since: number) => boolean) => {
    const due = [...held].filter(([, { idle }]) => idle && isDue(idle.since));
    for (const [talker] of due) held.delete(talker);
    if (due.length === 0) return;
    const writes = due.map(([talker, { id, idle }]) => ({
      updateOne: {
        filter: { _id: talker as never, 'lease.id': id },
        update: { $unset: { lease: '', ...(isAllSaid(idle?.talk) ? { replies: '' } : {}) } },
      },
    }));
    try {
      await talks.bulkWrite(writes, { ordered: false, writeConcern: { w: 1 } });
    } catch (error) {
      failed(error);
      for (const [talker, one] of due) if (!held.has(talker)) held.set(talker, one);
    }
  };
  const tick = () => {
    timer = undefined;
    const now = performance.now();
    void giveBack((since) => now - since >= letGoAfterMs).finally(schedule);
  };
  const schedule = () => {
    if ([...held.values()].some(({ idle }) => idle)) timer ??= setTimeout(tick, letGoAfterMs).unref();
  };

  const letGo = (talker: string, leaseId: string, talk: Talk | null) => {
    const one = held.get(talker);
    if (one?.id !== leaseId) return;
    held.set(talker, { ...one, idle: { talk, since: performance.now() } });
    schedule();
  };

  return {
    hold(talker: string, lease: { id: string; until: Date }) {
      held.set(talker, lease);
    },
    /** The talk of a lease that was let go a moment ago, in use again. */
    take(talker: string): Talk | null {
      const one = held.get(talker);
      if (!one?.idle?.talk || one.until.getTime() - clock().getTime() < marginMs) return null;
      const { idle, ...lease } = one;
      held.set(talker, lease);
      return idle.talk;
    },
    prolong(talker: string, until: Date) {
      const one = held.get(talker);
      if (one) held.set(talker, { ...one, until });
    },
    release(talker: string, talk: Talk) {
      letGo(talker, talk.leaseId, talk);
    },
    abandon(talker: string, talk: Talk) {
      letGo(talker, talk.leaseId, null);
    },
    /** The lease turned out to be somebody else's. */
    lose(talker: string) {
      held.delete(talker);
    },
    async flush() {
      clearTimeout(timer);
      timer = undefined;
      await giveBack(() => true);
    },
  };
}

function isAllSaid(talk: Talk | null | undefined): boolean {
  return talk?.lastTurn?.replies.length === 0;
}
