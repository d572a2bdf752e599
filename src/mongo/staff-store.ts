import { type Connection, type Model, Schema } from 'mongoose';
import { roles } from '../staff/may.ts';
import type { StaffStore } from '../staff/ports.ts';
import type { Staff } from '../staff/staff.ts';
import { isDuplicateKey } from './duplicate-key.ts';

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
    change(username, change) {
      const update = {
        ...(change.set ? { $set: change.set } : {}),
        ...(change.endSessions ? { $inc: { sessionEpoch: 1 } } : {}),
      };
      return model
        .findOneAndUpdate({ username }, update, { returnDocument: 'after', projection: fields })
        .lean<Staff>();
    },
    countActiveAdmins: () => model.countDocuments({ role: 'admin', isActive: true }),
  };
}
