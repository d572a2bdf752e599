import type { Connection, mongo } from 'mongoose';
import type { Clock } from '../clock.ts';
import type { InboxStore, PendingEvent } from '../post/inbox.ts';
import { isOnlyDuplicates } from './duplicate-key.ts';
import { flushSoon } from './flush-soon.ts';
import { gathered } from './gathered.ts';

type State = 'pending' | 'set-aside';

/** Once done, only the id and the day it may be forgotten stay. */
interface InboxDocument {
  readonly _id: string;
  readonly state?: State;
  readonly talker?: string;
  readonly at?: number;
  readonly place?: number;
  readonly body?: string;
  readonly receivedAt?: Date;
  readonly attempts?: number;
  readonly fault?: string;
  readonly expireAt?: Date;
}

const dayMs = 24 * 60 * 60 * 1000;
const repeatDays = 3;
const setAsideDays = 14;
const flushMs = 100;
const endedKept = 5_000;

/** The inbox of webhook events. `flush` waits until everything reported done is written. */
export function inboxStore(
  connection: Connection,
  { clock, failed }: { clock: Clock; failed: (error: unknown) => void },
): InboxStore & { init(): Promise<void>; flush(): Promise<void> } {
  const inbox = connection.collection<InboxDocument>('inbox');
  const endings = flushSoon(connection.collection('inbox'), flushMs, failed);
  const insert = gathered((documents: readonly InboxDocument[]) => insertNew(inbox, documents));
  const look = gathered((asked: readonly Asked[]) => pendingOfMany(inbox, asked));
  /** Reported done, perhaps not written yet: not pending any more for this process. */
  const ended = new Map<string, true>();
  // Whole days, so that no time of day tells who wrote when.
  const inDays = (days: number) => new Date((Math.floor(clock().getTime() / dayMs) + days + 1) * dayMs);
  return {
    async init() {
      const pending = { partialFilterExpression: { state: 'pending' } };
      await inbox.createIndex({ talker: 1, at: 1, place: 1, _id: 1 }, pending);
      await inbox.createIndex({ receivedAt: 1 }, pending);
      await inbox.createIndex({ talker: 1 }, { partialFilterExpression: { state: 'set-aside' } });
      await inbox.createIndex({ expireAt: 1 }, { expireAfterSeconds: 0 });
    },
    async journal(events) {
      await Promise.all(
        events.map(({ id, ...event }) => insert({ _id: id, state: 'pending', ...event, attempts: 0 })),
      );
    },
    async pendingOf(talker, limit) {
      let found = await look({ talker, limit });
      if (found.length === limit && found.some(({ _id }) => ended.has(_id))) {
        await endings.flush();
        found = await look({ talker, limit });
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
            $unset: {
              state: '',
              talker: '',
              at: '',
              place: '',
              body: '',
              receivedAt: '',
              attempts: '',
              fault: '',
            },
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
    async eraseSetAside(talker) {
      await inbox.updateMany({ talker, state: 'set-aside' }, { $unset: { body: '', talker: '' } });
    },
    flush: endings.flush,
  };
}

interface Asked {
  readonly talker: string;
  readonly limit: number;
}

type Inbox = mongo.Collection<InboxDocument>;

async function insertNew(inbox: Inbox, documents: readonly InboxDocument[]): Promise<unknown[]> {
  try {
    await inbox.insertMany([...documents], { ordered: false });
  } catch (error) {
    if (!isOnlyDuplicates(error)) throw error;
  }
  return [];
}

const inOrder = { at: 1, place: 1, _id: 1 } as const;

async function pendingOfMany(inbox: Inbox, asked: readonly Asked[]): Promise<InboxDocument[][]> {
  const one = ({ talker, limit }: Asked) =>
    inbox.find({ state: 'pending', talker }).sort(inOrder).limit(limit).toArray();
  const room = asked.reduce((sum, { limit }) => sum + limit, 0);
  const talkers = asked.map(({ talker }) => talker);
  const found =
    asked.length === 1
      ? []
      : await inbox
          .find({ state: 'pending', talker: { $in: talkers } })
          .sort({ talker: 1, ...inOrder })
          .limit(room)
          .toArray();
  // One talker's flood may have crowded out another's events: then each is looked for alone.
  if (asked.length === 1 || found.length === room) return Promise.all(asked.map(one));
  return asked.map(({ talker, limit }) => found.filter((event) => event.talker === talker).slice(0, limit));
}

function remember(ended: Map<string, true>, id: string): void {
  ended.set(id, true);
  const [oldest] = ended.keys();
  if (ended.size > endedKept && oldest) ended.delete(oldest);
}

function readPending({ _id, talker, at, place, body, receivedAt, attempts }: InboxDocument): PendingEvent {
  return {
    id: _id,
    talker: talker ?? '',
    at: at ?? 0,
    place: place ?? 0,
    body: body ?? '',
    receivedAt: receivedAt ?? new Date(0),
    attempts: attempts ?? 0,
  };
}
