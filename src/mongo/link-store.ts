import type { Connection, mongo } from 'mongoose';
import { type LinkHealth, uncheckedLink } from '../knowledge/link-schedule.ts';
import type { LinkStore } from '../knowledge/ports.ts';
import { isOnlyDuplicates } from './duplicate-key.ts';

interface LinkDocument extends LinkHealth {
  /** The address. */
  readonly _id: string;
  readonly host: string;
  readonly leaseUntil: Date;
  /** When it was last known to be in use, to the hour. */
  readonly usedAt: Date;
}

const hourMs = 60 * 60 * 1000;
const noLease = new Date(0);
const forgottenSeconds = 30 * 24 * 60 * 60;
const forgetAll = { checkedAt: '', code: '', firstFailedAt: '' } as const;

/** What is known of the links that villagers are shown, in the collection `links`. `init` makes its indexes. */
export function linkStore(connection: Connection): LinkStore & { init(): Promise<void> } {
  const links = connection.collection<LinkDocument>('links');
  return {
    async init() {
      await links.createIndex({ nextAt: 1 });
      await links.createIndex({ leaseUntil: 1 });
      await links.createIndex({ state: 1, firstFailedAt: 1 });
      await links.createIndex({ usedAt: 1 }, { expireAfterSeconds: forgottenSeconds });
    },
    async keep(urls, at) {
      const used = { _id: { $in: [...urls] } };
      const known = await links.distinct('_id', used);
      await insertNew(
        links,
        urls.filter((url) => !known.includes(url)),
        at,
      );
      await links.updateMany({ ...used, usedAt: { $lt: hourBefore(at) } }, { $set: { usedAt: at } });
    },
    async claim(now, leaseMs) {
      const busy = await links.distinct('host', { leaseUntil: { $gt: now } });
      const leaseUntil = new Date(now.getTime() + leaseMs);
      const taken = await links.findOneAndUpdate(
        {
          nextAt: { $lte: now },
          leaseUntil: { $lte: now },
          host: { $nin: busy },
          usedAt: { $gte: hourBefore(hourBefore(now)) },
        },
        { $set: { leaseUntil } },
        { sort: { nextAt: 1 }, returnDocument: 'after' },
      );
      return taken ? { url: taken._id, health: read(taken), leaseUntil } : null;
    },
    async settle({ url, leaseUntil }, health) {
      const gone = Object.entries(forgetAll).filter(([field]) => !(field in health));
      const done = await links.updateOne(
        { _id: url, leaseUntil },
        {
          $set: { ...health, leaseUntil: noLease },
          ...(gone.length > 0 ? { $unset: Object.fromEntries(gone) } : {}),
        },
      );
      return done.matchedCount > 0;
    },
    async health(urls) {
      const found = await links.find({ _id: { $in: [...urls] } }).toArray();
      return new Map(found.map((link) => [link._id, read(link)]));
    },
    async inState(state, limit) {
      const found = await links
        .find({ state })
        .sort({ firstFailedAt: 1 })
        .limit(limit)
        .project<{ _id: string }>({ _id: 1 })
        .toArray();
      return found.map(({ _id }) => _id);
    },
    async checkNow(url, at) {
      await links.updateOne({ _id: url }, { $set: { nextAt: at } });
    },
    async clearLeases() {
      await links.updateMany({ leaseUntil: { $gt: noLease } }, { $set: { leaseUntil: noLease } });
    },
  };
}

async function insertNew(
  links: mongo.Collection<LinkDocument>,
  urls: readonly string[],
  at: Date,
): Promise<void> {
  if (urls.length === 0) return;
  const documents = [...new Set(urls)].map((url) => ({
    _id: url,
    ...uncheckedLink(at),
    host: new URL(url).host,
    leaseUntil: noLease,
    usedAt: at,
  }));
  try {
    await links.insertMany(documents, { ordered: false });
  } catch (error) {
    // Another process was first with some.
    if (!isOnlyDuplicates(error)) throw error;
  }
}

const hourBefore = (at: Date) => new Date(at.getTime() - hourMs);

function read({ _id: _, host: __, leaseUntil: ___, usedAt: ____, ...health }: LinkDocument): LinkHealth {
  return health;
}
