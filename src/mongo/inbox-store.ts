import type { Connection } from 'mongoose';
import type { Clock } from '../clock.ts';
import type { InboxStore, PendingEvent } from '../post/inbox.ts';
import { isDuplicateKey } from './duplicate-key.ts';
import { flushSoon } from './flush-soon.ts';

type State = 'pending' | 'set-aside';

/** Once done, only the id and the day it may be forgotten stay. */
interface InboxDocument {
  readonly _id: string;
  readonly state?: State;
  readonly talker?: string;
  readonly at?: number;
  readonly body?: string;
  readonly receivedAt?: Date;
  readonly attempts?: number;
  readonly fault?: string;
  readonly expireAt?: Date;
}

const dayMs = 24 * 60 * 60 * 1000;
const repeatDays = 3;
const setAsideDays = 14;
const flushMs = 20;
const endedKept = 5_000;

/** The inbox of webhook events. `flush` waits until everything reported done is written. */
export function inboxStore(
  connection: Connection,
  { clock, failed }: { clock: Clock; failed: (error: unknown) => void },
): InboxStore & { init(): Promise<void>; flush(): Promise<void> } {
  const inbox = connection.collection<InboxDocument>('inbox');
  const endings = flushSoon(connection.collection('inbox'), flushMs, failed);
  /** Reported done, perhaps not written yet: not pending any more for this process. */
  const ended = new Map<string, true>();
  // Whole days, so that no time of day tells who wrote when.
  const inDays = (days: number) => new Date((Math.floor(clock().getTime() / dayMs) + days + 1) * dayMs);
  return {
    async init() {
      const pending = { partialFilterExpression: { state: 'pending' } };
      await inbox.createIndex({ talker: 1, at: 1, _id: 1 }, pending);
      await inbox.createIndex({ receivedAt: 1 }, pending);
      await inbox.createIndex({ expireAt: 1 }, { expireAfterSeconds: 0 });
    },
    async journal(events) {
      const documents = events.map(({ id, ...event }) => ({
        _id: id,
        state: 'pending' as const,
        ...event,
        attempts: 0,
      }));
      try {
        await inbox.insertMany(documents, { ordered: false });
      } catch (error) {
        if (!isDuplicateKey(error)) throw error;
      }
    },
    async pendingOf(talker, limit) {
      const find = () =>
        inbox.find({ state: 'pending', talker }).sort({ at: 1, _id: 1 }).limit(limit).toArray();
      let found = await find();
      if (found.length === limit && found.some(({ _id }) => ended.has(_id))) {
        await endings.flush();
        found = await find();
      }
      return found.filter(({ _id }) => !ended.has(_id)).map(readPending);
    },
    async waitingTalkers(before, limit) {
      const found = await inbox
        .find({ state: 'pending', receivedAt: { $lt: before } })
        .sort({ receivedAt: 1 })
        .limit(limit)
        .project<{ talker: string }>({ talker: 1 })
        .toArray();
      return [...new Set(found.map(({ talker }) => talker))];
    },
    done(ids) {
      for (const id of ids) remember(ended, id);
      endings.add({
        updateMany: {
          filter: { _id: { $in: ids as never[] } },
          update: {
            $set: { expireAt: inDays(repeatDays) },
            $unset: { state: '', talker: '', at: '', body: '', receivedAt: '', attempts: '', fault: '' },
          },
        },
      });
    },
    async failed(id, fault, isSetAside) {
      await inbox.updateOne(
        { _id: id },
        {
          $inc: { attempts: 1 },
          $set: {
            fault,
            ...(isSetAside ? { state: 'set-aside' as const, expireAt: inDays(setAsideDays) } : {}),
          },
        },
      );
    },
    flush: endings.flush,
  };
}

function remember(ended: Map<string, true>, id: string): void {
  ended.set(id, true);
  const [oldest] = ended.keys();
  if (ended.size > endedKept && oldest) ended.delete(oldest);
}

function readPending({ _id, talker, at, body, receivedAt, attempts }: InboxDocument): PendingEvent {
  return {
    id: _id,
    talker: talker ?? '',
    at: at ?? 0,
    body: body ?? '',
    receivedAt: receivedAt ?? new Date(0),
    attempts: attempts ?? 0,
  };
}
