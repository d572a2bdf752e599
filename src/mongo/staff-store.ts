import { type Connection, type Model, type QueryFilter, Schema } from 'mongoose';
import { roles } from '../staff/may.ts';
import type { StaffChange, StaffStore } from '../staff/ports.ts';
import type { Staff } from '../staff/staff.ts';
import { isDuplicateKey } from './duplicate-key.ts';

const lockedFields = {
  version: { type: Number, required: true },
  nonce: { type: String, required: true },
  cipher: { type: String, required: true },
} as const;
const noId = { _id: false, strict: 'throw' } as const;

const tipKeySchema = new Schema(
  {
    publicKey: { type: String, required: true },
    locked: {
      type: new Schema({ ...lockedFields, params: { type: Schema.Types.Mixed, required: true } }, noId),
      required: true,
    },
    isTrusted: { type: Boolean, required: true },
  },
  noId,
);

const secondFactorSchema = new Schema(
  {
    secret: { type: new Schema(lockedFields, noId), required: true },
    lastStep: { type: Number, required: true },
    recoveryCodes: { type: [String], required: true },
    lastUsed: new Schema(
      {
        code: { type: String, required: true },
        by: { type: String, required: true },
        until: { type: Number, required: true },
      },
      noId,
    ),
  },
  noId,
);

const schema = new Schema<Staff>(
  {
    username: { type: String, required: true },
    name: { type: String, required: true },
    role: { type: String, required: true, enum: roles },
    passwordHash: { type: String, required: true },
    isActive: { type: Boolean, required: true },
    mustChangePassword: { type: Boolean, required: true },
    createdAt: { type: Date, required: true },
    sessionEpoch: { type: Number, required: true },
    division: String,
    tipKey: tipKeySchema,
    secondFactor: secondFactorSchema,
  },
  { collection: 'staff', versionKey: false, strict: 'throw' },
).index({ username: 1 }, { unique: true });

const fields = { _id: 0 } as const;

/** Staff accounts in the collection `staff`. `init` makes its indexes. */
export function staffStore(connection: Connection): StaffStore & { init(): Promise<void> } {
  const model: Model<Staff> = connection.models.Staff ?? connection.model<Staff>('Staff', schema);
  return {
    async init() {
      await model.createIndexes();
    },
    find: (username) => model.findOne({ username }, fields).lean<Staff>(),
    list: () => model.find({}, fields).sort({ username: 1 }).lean<Staff[]>(),
    async add(staff) {
      try {
        await model.create(staff);
        return true;
      } catch (error) {
        if (isDuplicateKey(error)) return false;
        throw error;
      }
    },
    change: (username, change) =>
      model
        .findOneAndUpdate({ username, ...stillFilter(change.ifStill) }, updateOf(change), {
          returnDocument: 'after',
          projection: fields,
        })
        .lean<Staff>(),
    countActiveAdmins: () => model.countDocuments({ role: 'admin', isActive: true }),
  };
}

function updateOf({ set, unset = [], endSessions }: StaffChange) {
  return {
    ...(set ? { $set: set } : {}),
    ...(unset.length > 0 ? { $unset: Object.fromEntries(unset.map((name) => [name, ''])) } : {}),
    ...(endSessions ? { $inc: { sessionEpoch: 1 } } : {}),
  };
}

/** Null fits a field that is not there. */
function stillFilter(seen: Staff | undefined): QueryFilter<Staff> {
  if (!seen) return {};
  const { sessionEpoch, tipKey, secondFactor } = seen;
  return {
    sessionEpoch,
    'tipKey.locked.cipher': tipKey?.locked.cipher ?? null,
    'secondFactor.secret.cipher': secondFactor?.secret.cipher ?? null,
    'secondFactor.lastStep': secondFactor?.lastStep ?? null,
    ...(secondFactor ? { 'secondFactor.recoveryCodes': [...secondFactor.recoveryCodes] } : {}),
  };
}
