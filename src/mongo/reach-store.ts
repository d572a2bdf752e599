import type { Connection } from 'mongoose';
import type { Reach } from '../post/talks.ts';
import { gathered } from './gathered.ts';
import type { Locks } from './locks.ts';

interface ReachDocument extends Reach {
  /** Keyed. */
  readonly _id: string;
}

/**
 * Who has ever blocked the account, and whether they still do. It outlives talks, and the power: nobody who blocked the
 * account may be written to. Of who never did nothing stands here.
 */
export function reachStore(connection: Connection, { keyed }: Pick<Locks, 'keyed'>) {
  const reach = connection.collection<ReachDocument>('reach');
  const idOf = (talker: string) => keyed(`reach\0${talker}`);
  return {
    find: gathered(async (talkers: readonly string[]): Promise<(Reach | null)[]> => {
      const ids = talkers.map(idOf);
      const found = await reach.find({ _id: { $in: ids } }).toArray();
      return ids.map((id) => found.find(({ _id }) => _id === id) ?? null);
    }),
    async keep(talker: string, { isBlocked, followedAt }: Reach): Promise<void> {
      await reach.updateOne({ _id: idOf(talker) }, { $set: { isBlocked, followedAt } }, { upsert: true });
    },
  };
}
