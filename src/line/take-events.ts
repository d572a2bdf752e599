import type { Clock } from '../clock.ts';
import { faultOf } from '../errors.ts';
import type { Logger } from '../logger.ts';
import { eventTries, type InboxStore, type PendingEvent } from '../post/inbox.ts';
import { afterSaying, LeaseLost, type Talk, type TalkStore } from '../post/talks.ts';
import type { Pause } from './reach.ts';

export interface TakeEventsDeps {
  readonly inbox: InboxStore;
  readonly talks: TalkStore;
  /** Deals with one event and answers the talk as it stands after it. */
  readonly handle: (event: PendingEvent, talk: Talk) => Promise<Talk>;
  /** Tells the villager that an event was set aside; may fail. */
  readonly apologise: (event: PendingEvent) => Promise<void>;
  readonly clock: Clock;
  readonly pause: Pause;
  readonly logger: Logger;
}

export interface EventTaker {
  /** Takes up the events of these talkers: each talker's in order, different talkers side by side. */
  take(talkers: readonly string[]): void;
  /** Takes up what an earlier or another process left. */
  sweep(): Promise<void>;
  /** Resolves when everything under way is done; takes up nothing new. */
  drain(): Promise<void>;
}

const atOnce = 64;
const batchSize = 10;
const sweepAgeMs = 1_000;
const busyMs = 60;
const firstRetryMs = 150;

export function eventTaker(deps: TakeEventsDeps): EventTaker {
  const waiting = new Set<string>();
  const active = new Map<string, Promise<void>>();
  let isDraining = false;

  const start = () => {
    for (const talker of waiting) {
      if (isDraining || active.size >= atOnce) return;
      if (active.has(talker)) continue;
      waiting.delete(talker);
      const work = takeTalker(deps, talker, () => isDraining)
        .then((isBusy) => {
          if (isBusy) void deps.pause(busyMs).then(() => add([talker]));
        })
        .catch((error) => deps.logger.error(faultOf(error), 'events wait: the database did not answer'))
        .finally(() => {
          active.delete(talker);
          start();
        });
      active.set(talker, work);
    }
  };
  const add = (talkers: readonly string[]) => {
    if (isDraining) return;
    for (const talker of talkers) waiting.add(talker);
    start();
  };
  return {
    take: add,
    async sweep() {
      const before = new Date(deps.clock().getTime() - sweepAgeMs);
      add((await deps.inbox.waitingTalkers(before, atOnce * 4)).filter((talker) => !active.has(talker)));
    },
    async drain() {
      isDraining = true;
      await Promise.all(active.values());
    },
  };
}

/** Deals with a talker's pending events; true when another process holds the talker just now. */
async function takeTalker(deps: TakeEventsDeps, talker: string, isOver: () => boolean): Promise<boolean> {
  const pending = () => deps.inbox.pendingOf(talker, batchSize);
  // Looked for beside the lease: what another process finishes in between, the talk knows as handled.
  const first = pending();
  first.catch(() => undefined);
  let talk = await deps.talks.acquire(talker);
  if (!talk) return true;
  try {
    let events = await first;
    for (;;) {
      for (const event of events) {
        if (isOver()) break;
        talk = await takeEvent(deps, event, talk);
      }
      if (events.length < batchSize || isOver()) break;
      events = await pending();
    }
    deps.talks.release(talker, talk);
    return false;
  } catch (error) {
    deps.talks.abandon(talker, talk);
    if (error instanceof LeaseLost) return true;
    throw error;
  }
}

/** Tries an event a few times; one that will not go is set aside so that the villager's next one can. */
async function takeEvent(deps: TakeEventsDeps, event: PendingEvent, before: Talk): Promise<Talk> {
  let talk = before;
  for (let tries = event.attempts + 1; ; tries += 1) {
    try {
      const after = await deps.handle(event, talk);
      deps.inbox.done([event.id]);
      return after;
    } catch (error) {
      if (error instanceof LeaseLost) throw error;
      const isLast = tries >= eventTries;
      const fault = faultOf(error);
      const reason = [fault.fault, fault.code, fault.at].filter(Boolean).join(' ');
      await deps.inbox.failed(event.id, reason, isLast);
      deps.logger.error({ ...fault, tries, isSetAside: isLast }, 'an event failed');
      if (isLast) return setAside(deps, event, talk);
      await deps.pause(firstRetryMs * 2 ** tries);
      // Its turn may have been kept before it failed: it must not be taken a second time.
      talk = await deps.talks.renew(event.talker, talk);
    }
  }
}

async function setAside(deps: TakeEventsDeps, event: PendingEvent, talk: Talk): Promise<Talk> {
  await deps.apologise(event).catch((error) => deps.logger.error(faultOf(error), 'no apology could be made'));
  return afterSaying(await deps.talks.renew(event.talker, talk));
}
