import { type Connection, type Model, Schema } from 'mongoose';
import type { Clock } from '../clock.ts';
import { isDuplicateKey } from './duplicate-key.ts';

interface StoredUse {
  readonly _id: string;
  readonly taker: string;
  readonly goneOn: Date;
}

const dayMs = 24 * 60 * 60 * 1000;
const keptDays = 3;

const schema = new Schema<StoredUse>(
  {
    _id: { type: String, required: true },
    taker: { type: String, required: true },
    goneOn: { type: Date, required: true },
  },
  { collection: 'used_once', versionKey: false, strict: 'throw' },
).index({ goneOn: 1 }, { expireAfterSeconds: 0 });

/**
 * What was shown once, in the collection `used_once`: random ids that stand nowhere else, and the day on which they
 * are forgotten. `init` makes its indexes.
 */
export function usedOnceStore(connection: Connection, clock: Clock) {
  const model: Model<StoredUse> =
    connection.models.UsedOnce ?? connection.model<StoredUse>('UsedOnce', schema);
  const isOwn = async (id: string, taker: string) =>
    (await model.findById(id, { taker: 1 }).lean<StoredUse>())?.taker === taker;
  return {
    async init() {
      await model.createIndexes();
    },
    /** True for the first taker, and for the same one again. */
    async take(id: string, taker: string): Promise<boolean> {
      const goneOn = new Date((Math.floor(clock().getTime() / dayMs) + keptDays) * dayMs);
      try {
        await model.create({ _id: id, taker, goneOn });
        return true;
      } catch (error) {
        if (isDuplicateKey(error)) return isOwn(id, taker);
        throw error;
      }
    },
  };
}
