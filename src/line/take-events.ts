import type { Clock } from '../clock.ts';
import { faultOf } from '../errors.ts';
import type { Logger } from '../logger.ts';
import { eventTries, type InboxStore, type PendingEvent } from '../post/inbox.ts';
import type { Talk, TalkStore } from '../post/talks.ts';
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
  let talk = await deps.talks.acquire(talker);
  if (!talk) return true;
  let isSaid = false;
  try {
    let events: PendingEvent[];
    do {
      events = isOver() ? [] : await deps.inbox.pendingOf(talker, batchSize);
      for (const event of events) {
        isSaid = false;
        talk = await takeEvent(deps, event, talk);
        isSaid = true;
        deps.inbox.done([event.id]);
      }
    } while (events.length === batchSize);
    return false;
  } finally {
    deps.talks.release(talker, talk, isSaid);
  }
}

/** Tries an event a few times; one that will not go is set aside so that the villager's next one can. */
async function takeEvent(deps: TakeEventsDeps, event: PendingEvent, talk: Talk): Promise<Talk> {
  for (let tries = event.attempts + 1; ; tries += 1) {
    try {
      return await deps.handle(event, talk);
    } catch (error) {
      const isLast = tries >= eventTries;
      const fault = faultOf(error);
      await deps.inbox.failed(
        event.id,
        [fault.fault, fault.code, fault.at].filter(Boolean).join(' '),
        isLast,
      );
      deps.logger.error({ ...fault, tries, isSetAside: isLast }, 'an event failed');
      if (isLast) return setAside(deps, event, talk);
      await deps.pause(firstRetryMs * 2 ** tries);
    }
  }
}

async function setAside(deps: TakeEventsDeps, event: PendingEvent, talk: Talk): Promise<Talk> {
  await deps.apologise(event).catch((error) => deps.logger.error(faultOf(error), 'no apology could be made'));
  return talk;
}
