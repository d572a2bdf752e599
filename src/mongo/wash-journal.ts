import { randomBytes } from 'node:crypto';
import type { Connection, mongo } from 'mongoose';
import { isDuplicateKey } from './duplicate-key.ts';
import { journalFileKb } from './embedded/engine-config.ts';

const noiseBytes = (journalFileKb + 128) * 1024;
/** Of whose files the time of the last change tells when a tip came in. */
const sealed = ['tips', 'files', 'file_pieces'] as const;

/** Nobody can open it, and no list or check of tips has it. */
const decoy = { _id: 'decoy', recipients: [{ id: 'nobody' }] };

/**
 * Makes a server alone forget in which order things were written. Its journal keeps that until a file of it is full:
 * for weeks, in a small office, a tip would stand in it beside the talk that it came from, and that talk beside
 * whatever else its villager did under their name. Fills up the file and makes a checkpoint, after which the engine
 * removes the files before. Replica sets are left alone: their diary cannot be emptied.
 */
export async function washJournal({ db }: Pick<Connection, 'db'>): Promise<void> {
  if (!db || (await isReplicaSet(db))) return;
  for (const name of sealed) await touch(db.collection<{ _id: string }>(name));
  const noise = randomBytes(noiseBytes);
  await db
    .collection<{ _id: string }>('noise')
    .updateOne({ _id: 'journal' }, { $set: { noise } }, { upsert: true });
  await db.admin().command({ fsync: 1 }).catch(unlessRefused);
}

async function isReplicaSet(db: mongo.Db): Promise<boolean> {
  const { setName, msg } = await db.command({ hello: 1 });
  return setName !== undefined || msg === 'isdbgrid';
}

async function touch(collection: mongo.Collection<{ _id: string }>): Promise<void> {
  try {
    // One that a crash left would keep every later one out.
    await collection.deleteOne({ _id: decoy._id });
    await collection.insertOne({ ...decoy });
    await collection.deleteOne({ _id: decoy._id });
  } catch (error) {
    // Another process does the same this moment.
    if (!isDuplicateKey(error)) throw error;
  }
}

const notAllowed = 13;

/** Whoever may not ask a server for a checkpoint waits for the one that it makes every minute. */
function unlessRefused(error: unknown): void {
  if ((error as { code?: unknown }).code !== notAllowed) throw error;
}
