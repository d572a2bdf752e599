import type { Connection, mongo } from 'mongoose';
import type { Clock } from '../clock.ts';
import type { Locks } from './locks.ts';

interface KeyDocument {
  /** The short name of a key, which tells nothing of it. */
  readonly _id: string;
  readonly seenAt: Date;
}

/** No shorter than a draft lives: what it was locked under is not taken for gone before. */
const goneMinutes = 30;
const goneMs = goneMinutes * 60_000;

/**
 * Which memory keys are in use. Each process says again and again which one it has, so that one that was given another
 * key than its neighbours does not take for lost what only they can open.
 */
export function memoryKeys(
  connection: Connection,
  { clock, fleetingKey }: Pick<Locks, 'fleetingKey'> & { readonly clock: Clock },
) {
  const keys = connection.collection<KeyDocument>('memory_keys');
  const beat = async () => {
    await keys.updateOne({ _id: fleetingKey.name }, { $set: { seenAt: clock() } }, { upsert: true });
  };
  return {
    beat,
    /** Finds documents whose `memory` names a key that nobody has had for half an hour. */
    async ofGone(): Promise<{ memory: mongo.Condition<string> }> {
      await beat();
      await keys.deleteMany({ seenAt: { $lt: new Date(clock().getTime() - goneMs) } });
      const inUse = await keys.find().toArray();
      return { memory: { $nin: inUse.map(({ _id }) => _id) } };
    },
    /** Whether the key was made so short a while ago that drafts under the one before may be missed. */
    isFresh: () => clock().getTime() - fleetingKey.bornAt.getTime() < goneMs,
  };
}
