import type { Connection, mongo } from 'mongoose';
import type { Clock } from '../clock.ts';
import type { InboxStore, JournaledEvent, PendingEvent } from '../post/inbox.ts';
import { isOnlyDuplicates } from './duplicate-key.ts';
import { flushSoon } from './flush-soon.ts';
import { gathered } from './gathered.ts';
import { KeyGone, type Locked, type Locks, lockValue, openValue } from './locks.ts';

type State = 'pending' | 'set-aside';

/** Once done, only the id and the day it may be forgotten stay. */
interface InboxDocument {
  /** Keyed: LINE's own id tells the millisecond. One that is redelivered is known even after the power was gone. */
  readonly _id: string;
  readonly state?: State;
  /** A fleeting digest. */
  readonly talker?: string;
  readonly at?: number;
  readonly place?: number;
  readonly said?: Locked;
  readonly receivedAt?: Date;
  readonly attempts?: number;
  readonly fault?: string;
  readonly expireAt?: Date;
}

/** What is locked of an event. */
type SaidEvent = Pick<JournaledEvent, 'id' | 'talker' | 'body'>;

export interface InboxOptions extends Pick<Locks, 'keyed' | 'fleeting' | 'fleetingKeyed'> {
  readonly clock: Clock;
  /** Told of small writes that failed and will be made up for, and of events that can no longer be opened. */
  readonly failed: (error: unknown) => void;
}

const purpose = 'inbox';
const dayMs = 24 * 60 * 60 * 1000;
const repeatDays = 3;
const setAsideDays = 14;
const flushMs = 100;
const keyGoneMs = 10 * 60_000;
const endedKept = 5_000;

/** The inbox of webhook events. `flush` waits until everything reported done is written. */
export function inboxStore(
  connection: Connection,
  { clock, failed, keyed, fleeting, fleetingKeyed }: InboxOptions,
): InboxStore & { init(): Promise<void>; flush(): Promise<void> } {
  const inbox = connection.collection<InboxDocument>('inbox');
  const endings = flushSoon(connection.collection('inbox'), flushMs, failed);
  const insert = gathered((documents: readonly InboxDocument[]) => insertNew(inbox, documents));
  const look = gathered((asked: readonly Asked[]) => pendingOfMany(inbox, asked));
  /** Reported done, perhaps not written yet: not pending any more for this process. */
  const ended = new Map<string, true>();
  const idOf = (eventId: string) => keyed(`event\0${eventId}`);
  const keyOf = (talker: string) => fleetingKeyed(`inbox\0${talker}`);
  const open = ({ _id, said }: InboxDocument) => openValue<SaidEvent>(fleeting, said, purpose, _id);
  /**
   * What is known of events. Those locked under another key are passed over, and dropped after a while: a process
   * that was given another key than its neighbours must not take their events from them.
   */
  const opened = async (found: readonly InboxDocument[]): Promise<PendingEvent[]> => {
    const events = found.map((document) => readPending(document, open(document)));
    const old = new Date(clock().getTime() - keyGoneMs);
    const gone = found.filter(({ receivedAt = old }, index) => !events[index] && receivedAt <= old);
    if (gone.length > 0) {
      failed(new KeyGone());
      await inbox.deleteMany({ _id: { $in: gone.map(({ _id }) => _id) } });
    }
    return events.filter((event) => event !== null);
  };
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
        events.map(({ id, talker, body, ...event }) => {
          const _id = idOf(id);
          const said = lockValue(fleeting, { id, talker, body }, purpose, _id);
          return insert({ _id, state: 'pending', talker: keyOf(talker), ...event, said, attempts: 0 });
        }),
      );
    },
    async pendingOf(talker, limit) {
      const asked = { talker: keyOf(talker), limit };
      let found = await look(asked);
      if (found.length === limit && found.some(({ _id }) => ended.has(_id))) {
        await endings.flush();
        found = await look(asked);
      }
      return opened(found.filter(({ _id }) => !ended.has(_id)));
    },
    async waitingTalkers(before, limit) {
      const found = await inbox
        .find({ state: 'pending', receivedAt: { $lt: before } })
        .sort({ receivedAt: 1 })
        .limit(limit)
        .toArray();
      const pending = await opened(found.filter(({ _id }) => !ended.has(_id)));
      return [...new Set(pending.map(({ talker }) => talker))];
    },
    done(eventIds) {
      const ids = eventIds.map(idOf);
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
              said: '',
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
        { _id: idOf(id) },
        {
          $inc: { attempts: 1 },
          $set: {
            fault,
            ...(isSetAside ? { state: 'set-aside' as const, expireAt: inDays(setAsideDays) } : {}),
          },
          ...(isSetAside ? { $unset: { at: '', place: '', receivedAt: '' } } : {}),
        },
      );
    },
    async eraseSetAside(talker) {
      const aside = { talker: keyOf(talker), state: 'set-aside' as const };
      await inbox.updateMany(aside, { $unset: { said: '', talker: '' } });
    },
    flush: endings.flush,
  };
}

interface Asked {
  /** A fleeting digest. */
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

function readPending(document: InboxDocument, said: SaidEvent | null): PendingEvent | null {
  const { at, place, receivedAt, attempts } = document;
  if (!said || at === undefined || place === undefined || !receivedAt) return null;
  return { ...said, at, place, receivedAt, attempts: attempts ?? 0 };
}
