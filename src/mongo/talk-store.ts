import type { Connection, mongo } from 'mongoose';
import type { Conversation } from '../bot/conversation.ts';
import type { Clock } from '../clock.ts';
import type { LastTurn, LiveToken, Talk, TalkStore } from '../post/talks.ts';
import type { NewId } from '../tickets/ports.ts';
import { isDuplicateKey } from './duplicate-key.ts';
import { heldLeases } from './held-leases.ts';

interface TalkDocument extends Omit<Conversation, 'villager'> {
  readonly _id: string;
  readonly lease?: { readonly id: string; readonly until: Date };
  readonly lastTurn?: LastTurn;
  readonly liveToken?: LiveToken;
  readonly isBlocked?: boolean;
  readonly hasMail?: boolean;
  readonly unsent?: readonly string[];
  readonly handled?: readonly string[];
}

export interface TalkStoreOptions {
  readonly clock: Clock;
  readonly newId: NewId;
  /** Told of small writes that failed and will be made up for. */
  readonly failed: (error: unknown) => void;
}

const leaseMs = 15_000;

/** One document a villager: the talk, and the lease that keeps its turns in order. */
export function talkStore(
  connection: Connection,
  { clock, newId, failed }: TalkStoreOptions,
): TalkStore & { init(): Promise<void>; flush(): Promise<void> } {
  const talks = connection.collection<TalkDocument>('talks');
  const held = heldLeases(connection.collection('talks'), clock, failed);
  const leaseUntil = () => new Date(clock().getTime() + leaseMs);
  return {
    async init() {
      await talks.createIndex({ 'session.touchedAt': 1 }, { sparse: true });
    },
    async acquire(talker) {
      const warm = held.take(talker);
      if (warm) return warm;
      const lease = { id: newId(), until: leaseUntil() };
      const taken = await takeLease(talks, talker, lease, clock());
      if (!taken) return null;
      held.hold(talker, lease);
      return read(taken);
    },
    async save(talker, talk, liveToken) {
      const until = leaseUntil();
      await talks.updateOne({ _id: talker }, updateOf(talk, until, liveToken));
      held.prolong(talker, until);
    },
    release: held.release,
    async clearLeases() {
      await talks.updateMany({ lease: { $exists: true } }, { $unset: { lease: '' } });
    },
    async isBlocked(talker) {
      const found = await talks.findOne({ _id: talker }, { projection: { isBlocked: 1 } });
      return found?.isBlocked ?? false;
    },
    async takeToken(talker) {
      const had = await talks.findOneAndUpdate(
        { _id: talker, 'liveToken.until': { $gt: clock() } },
        { $unset: { liveToken: '' } },
        { returnDocument: 'before' },
      );
      return had?.liveToken?.token ?? null;
    },
    async setMail(talker, hasMail) {
      await talks.updateOne({ _id: talker }, { $set: { hasMail } }, { upsert: true });
      held.setMail(talker, hasMail);
    },
    async expireSessions(touchedBefore) {
      await talks.updateMany(
        { 'session.touchedAt': { $lt: touchedBefore } },
        { $unset: { session: '', parked: '', loose: '' }, $set: { hasExpired: true } },
      );
    },
    flush: held.flush,
  };
}

async function takeLease(
  talks: mongo.Collection<TalkDocument>,
  talker: string,
  lease: { id: string; until: Date },
  now: Date,
): Promise<TalkDocument | null> {
  try {
    return await talks.findOneAndUpdate(
      { _id: talker, $or: [{ lease: { $exists: false } }, { 'lease.until': { $lt: now } }] },
      { $set: { lease } },
      // A lease that a crash of the database takes back does no harm: it need not wait for the journal.
      { upsert: true, returnDocument: 'after', writeConcern: { w: 1 } },
    );
  } catch (error) {
    if (isDuplicateKey(error)) return null;
    throw error;
  }
}

function updateOf(
  talk: Talk,
  until: Date,
  liveToken: LiveToken | undefined,
): mongo.UpdateFilter<TalkDocument> {
  const { session, parked, loose, hasExpired } = talk.conversation;
  const { lastTurn, unsent, handled, isBlocked } = talk;
  const fields = {
    session,
    parked,
    loose,
    hasExpired,
    lastTurn,
    unsent: unsent.length > 0 ? unsent : undefined,
  };
  const entries = Object.entries(fields);
  return {
    $set: {
      ...Object.fromEntries(entries.filter(([, value]) => value !== undefined)),
      'lease.until': until,
      handled,
      isBlocked,
      ...(liveToken ? { liveToken } : {}),
    },
    $unset: Object.fromEntries(entries.filter(([, value]) => value === undefined).map(([key]) => [key, ''])),
  } as mongo.UpdateFilter<TalkDocument>;
}

function read(document: TalkDocument): Talk {
  const {
    _id,
    lease: _,
    liveToken: __,
    lastTurn,
    isBlocked,
    hasMail,
    unsent,
    handled,
    ...conversation
  } = document;
  return {
    conversation: { ...conversation, villager: _id },
    ...(lastTurn ? { lastTurn: { eventId: lastTurn.eventId, replies: lastTurn.replies ?? [] } } : {}),
    isBlocked: isBlocked ?? false,
    hasMail: hasMail ?? false,
    unsent: unsent ?? [],
    handled: handled ?? [],
  };
}
