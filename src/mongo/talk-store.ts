import type { Connection } from 'mongoose';
import type { Conversation } from '../bot/conversation.ts';
import type { Clock } from '../clock.ts';
import type { LastTurn, LiveToken, Talk, TalkStore } from '../post/talks.ts';
import { isDuplicateKey } from './duplicate-key.ts';
import { flushSoon } from './flush-soon.ts';

interface TalkDocument extends Omit<Conversation, 'villager'> {
  readonly _id: string;
  readonly lease?: { readonly id: string; readonly until: Date };
  readonly lastTurn?: LastTurn;
  readonly liveToken?: LiveToken;
  readonly isBlocked?: boolean;
  readonly hasMail?: boolean;
  readonly unsent?: readonly string[];
}

const flushMs = 20;
const leaseMs = 15_000;

/** One document a villager: the talk, and the lease that keeps its turns in order. */
export function talkStore(
  connection: Connection,
  { clock, failed }: { clock: Clock; failed: (error: unknown) => void },
): TalkStore & { init(): Promise<void>; flush(): Promise<void> } {
  const talks = connection.collection<TalkDocument>('talks');
  const endings = flushSoon(connection.collection('talks'), flushMs, failed);
  return {
    async init() {
      await talks.createIndex({ 'session.touchedAt': 1 }, { sparse: true });
    },
    async acquire(talker, leaseId, ms) {
      const now = clock();
      try {
        const taken = await talks.findOneAndUpdate(
          { _id: talker, $or: [{ lease: { $exists: false } }, { 'lease.until': { $lt: now } }] },
          { $set: { lease: { id: leaseId, until: new Date(now.getTime() + ms) } } },
          // A lease that a crash of the database takes back does no harm: it need not wait for the journal.
          { upsert: true, returnDocument: 'after', writeConcern: { w: 1 } },
        );
        return taken ? read(taken) : null;
      } catch (error) {
        if (isDuplicateKey(error)) return null;
        throw error;
      }
    },
    async save(talker, talk, liveToken) {
      const { villager: _, session, parked, loose, hasExpired } = talk.conversation;
      const { lastTurn, unsent, isBlocked, hasMail } = talk;
      const fields = {
        session,
        parked,
        loose,
        hasExpired,
        lastTurn,
        unsent: unsent.length > 0 ? unsent : undefined,
      };
      const entries = Object.entries(fields);
      await talks.updateOne(
        { _id: talker },
        {
          $set: {
            ...Object.fromEntries(entries.filter(([, value]) => value !== undefined)),
            'lease.until': new Date(clock().getTime() + leaseMs),
            isBlocked,
            hasMail,
            ...(liveToken ? { liveToken } : {}),
          },
          $unset: Object.fromEntries(
            entries.filter(([, value]) => value === undefined).map(([key]) => [key, '']),
          ),
        },
      );
    },
    release(talker, leaseId, saidEventId) {
      if (saidEventId) {
        endings.add({
          updateOne: {
            filter: { _id: talker as never, 'lastTurn.eventId': saidEventId },
            update: { $unset: { 'lastTurn.replies': '' } },
          },
        });
      }
      endings.add({
        updateOne: {
          filter: { _id: talker as never, 'lease.id': leaseId },
          update: { $unset: { lease: '' } },
        },
      });
    },
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
    },
    async expireSessions(touchedBefore) {
      await talks.updateMany(
        { 'session.touchedAt': { $lt: touchedBefore } },
        { $unset: { session: '', parked: '', loose: '' }, $set: { hasExpired: true } },
      );
    },
    flush: endings.flush,
  };
}

function read(document: TalkDocument): Talk {
  const { _id, lease: _, liveToken: __, lastTurn, isBlocked, hasMail, unsent, ...conversation } = document;
  return {
    conversation: { ...conversation, villager: _id },
    ...(lastTurn ? { lastTurn: { eventId: lastTurn.eventId, replies: lastTurn.replies ?? [] } } : {}),
    isBlocked: isBlocked ?? false,
    hasMail: hasMail ?? false,
    unsent: unsent ?? [],
  };
}
