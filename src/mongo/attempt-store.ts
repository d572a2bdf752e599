import { type Connection, type Model, Schema } from 'mongoose';
import type { Attempts } from '../staff/lock-out.ts';
import type { AttemptStore } from '../staff/ports.ts';
import { isDuplicateKey } from './duplicate-key.ts';

type StoredAttempts = Attempts & { readonly key: string };

const keptSeconds = 24 * 60 * 60;

const schema = new Schema<StoredAttempts>(
  {
    key: { type: String, required: true },
    failures: { type: Number, required: true },
    lastAt: { type: Date, required: true },
  },
  { collection: 'sign_in_attempts', versionKey: false, strict: 'throw' },
)
  .index({ key: 1 }, { unique: true })
  .index({ lastAt: 1 }, { expireAfterSeconds: keptSeconds });

/** Failed sign-ins in the collection `sign_in_attempts`, removed a day after the last. `init` makes its indexes. */
export function attemptStore(connection: Connection): AttemptStore & { init(): Promise<void> } {
  const model: Model<StoredAttempts> =
    connection.models.SignInAttempt ?? connection.model<StoredAttempts>('SignInAttempt', schema);
  return {
    async init() {
      await model.createIndexes();
    },
    find: (key) => model.findOne({ key }, { _id: 0, failures: 1, lastAt: 1 }).lean<Attempts>(),
    swap: (key, seen, next) => (seen ? replace(model, key, seen, next) : insert(model, key, next)),
    async clear(key) {
      await model.deleteOne({ key });
    },
  };
}

async function replace(
  model: Model<StoredAttempts>,
  key: string,
  seen: Attempts,
  next: Attempts,
): Promise<boolean> {
  const result = await model.updateOne(
    { key, failures: seen.failures, lastAt: seen.lastAt },
    { $set: { failures: next.failures, lastAt: next.lastAt } },
  );
  return result.matchedCount === 1;
}

async function insert(model: Model<StoredAttempts>, key: string, next: Attempts): Promise<boolean> {
  try {
    await model.create({ key, ...next });
    return true;
  } catch (error) {
    if (isDuplicateKey(error)) return false;
    throw error;
  }
}
