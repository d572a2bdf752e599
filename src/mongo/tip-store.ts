import { createHash } from 'node:crypto';
import type { Connection, mongo } from 'mongoose';
import { OperatorError } from '../errors.ts';
import { openStatuses, type Status, statuses } from '../tickets/status.ts';
import { type ListPlace, placeText, readPlace } from '../tips/list-place.ts';
import type { Sealee, TipAppend, TipRecord, TipStore } from '../tips/ports.ts';
import type { Recipient, RecipientKey } from '../vault/tip-key.ts';
import { isDuplicateKey } from './duplicate-key.ts';

type TipDocument = Omit<TipRecord, 'id'> & { readonly _id: string };
type Tips = mongo.Collection<TipDocument>;
type Filter = mongo.Filter<TipDocument>;

const countLimit = 1_000;
const markedTips = 200;
const ended: readonly Status[] = statuses.filter((status) => !openStatuses.includes(status));

/** Sealed tips in the collection `tips`. `init` makes its indexes. */
export function tipStore(connection: Connection): TipStore & { init(): Promise<void> } {
  const tips = connection.collection<TipDocument>('tips');
  const findOne = async (filter: Filter) => {
    const found = await tips.findOne(filter);
    return found && recordOf(found);
  };
  const count = (filter: Filter) => tips.countDocuments(filter, { limit: countLimit });
  return {
    async init() {
      if (await tips.findOne({ 'recipients.id': null } as Filter)) throw unsealed();
      await tips.createIndexes([
        { key: { number: 1 }, unique: true },
        // Whoever may not read a tip learns by the index alone that it is not theirs: its size tells by no delay.
        { key: { number: 1, 'recipients.id': 1 } },
        { key: { draftKey: 1 }, unique: true },
        { key: { lookup: 1 }, unique: true },
        { key: { hint: 1 } },
        { key: { 'recipients.id': 1, day: -1, _id: 1 } },
        { key: { 'recipients.publicKey': 1, day: -1, _id: 1 } },
        { key: { 'recipients.publicKey': 1, status: 1, day: -1, _id: 1 } },
        { key: { 'recipients.publicKey': 1, answeredDay: 1, status: 1, dueDay: 1 } },
        { key: { 'recipients.publicKey': 1, changedDay: -1, _id: 1, 'head.chain': 1 } },
        { key: { watchers: 1, answeredDay: 1, status: 1, dueDay: 1 } },
        { key: { status: 1, changedDay: 1, _id: 1 } },
      ]);
    },
    add: (record) => add(tips, record),
    find: (number, sealedTo) => findOne({ number, ...(sealedTo ? ofSealee(sealedTo) : {}) }),
    findByDraft: (draftKey) => findOne({ draftKey }),
    hasHint: async (hint) => (await tips.findOne({ hint }, { projection: { _id: 1 } })) !== null,
    findByLookup: (lookup) => findOne({ lookup }),
    append: (id, seen, added) => append(tips, { _id: id, ...atHead(seen) }, added),
    async setRecipients(id, seen, next, head) {
      const still = { _id: id, ...sealedTo(seen), ...(head ? atHead(head) : {}) };
      const done = await tips.updateOne(still, { $set: { recipients: [...next] } });
      return done.matchedCount === 1;
    },
    listFor: (recipient, query) => list(tips, recipient, query),
    async known(recipient, ids) {
      const found = await tips
        .find({ _id: { $in: [...ids] }, ...ofSealee(recipient) }, { projection: { _id: 1 } })
        .toArray();
      return new Set(found.map(({ _id }) => _id));
    },
    async countsFor(recipient, today) {
      const mine = ofKey(recipient);
      const [fresh, overdue] = await Promise.all([
        count({ ...mine, status: 'new' }),
        count({ ...mine, ...overdueOn(today) }),
      ]);
      return { fresh, overdue };
    },
    overdueFor: (watcher, today) => count({ watchers: watcher, ...overdueOn(today) }),
    markFor: (recipient) => mark(tips, recipient),
    async endedBefore(day, limit) {
      const found = await tips.find(endedBefore(day)).sort({ changedDay: 1, _id: 1 }).limit(limit).toArray();
      return found.map(recordOf);
    },
    async destroy(id, still) {
      const as = typeof still === 'string' ? endedBefore(still) : still ? atHead(still) : {};
      const { deletedCount } = await tips.deleteOne({ _id: id, ...as });
      return deletedCount === 1;
    },
  };
}

function recordOf({ _id: id, ...rest }: TipDocument): TipRecord {
  return { id, ...rest };
}

/** `answeredDay: null` also means that there is none, and is read from the index. */
const overdueOn = (today: string) =>
  ({ status: { $in: [...openStatuses] }, dueDay: { $lt: today }, answeredDay: null }) as unknown as Filter;

const endedBefore = (day: string): Filter => ({ status: { $in: [...ended] }, changedDay: { $lt: day } });

/** The key is named by itself too, so that an index in order of days serves the list. */
const ofSealee = (recipient: Sealee): Filter =>
  typeof recipient === 'string'
    ? { 'recipients.id': recipient }
    : {
        ...ofKey(recipient),
        recipients: { $elemMatch: { id: recipient.id, publicKey: recipient.publicKey } },
      };

/** A key has one owner: its name alone is what an index answers, without a look at any tip. */
const ofKey = ({ publicKey }: RecipientKey): Filter => ({ 'recipients.publicKey': publicKey });

const atHead = ({ count, chain }: TipRecord['head']): Filter => ({
  'head.count': count,
  'head.chain': chain,
});

/** Sealed keys are random: the same ones are the same recipients. */
const sealedTo = (recipients: readonly Recipient[]): Filter => ({
  recipients: { $size: recipients.length },
  'recipients.sealed': { $all: recipients.map(({ sealed }) => sealed) },
});

async function add(tips: Tips, { id, ...rest }: TipRecord): ReturnType<TipStore['add']> {
  try {
    await tips.insertOne({ _id: id, ...rest });
    return { record: { id, ...rest }, isNew: true };
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    const earlier = await tips.findOne({ draftKey: rest.draftKey });
    return earlier && { record: recordOf(earlier), isNew: false };
  }
}

async function append(tips: Tips, seen: Filter, added: TipAppend): Promise<TipRecord | null> {
  const { entries, head, files, recipients } = added;
  const { answeredDay, ...set } = added.set;
  const changed = await tips.findOneAndUpdate(
    recipients ? { ...seen, ...sealedTo(recipients.seen) } : seen,
    {
      $push: { entries: { $each: [...entries] } },
      $addToSet: { files: { $each: [...files] } },
      $set: {
        head,
        ...set,
        ...(recipients ? { recipients: [...recipients.next] } : {}),
        ...(answeredDay ? { answeredDay } : {}),
      },
      ...(answeredDay === null ? { $unset: { answeredDay: '' } } : {}),
    } as mongo.UpdateFilter<TipDocument>,
    { returnDocument: 'after' },
  );
  return changed && recordOf(changed);
}

async function list(
  tips: Tips,
  recipient: Sealee,
  { statuses: wanted, after, limit }: Parameters<TipStore['listFor']>[1],
): ReturnType<TipStore['listFor']> {
  const place = after === undefined ? undefined : readPlace(after);
  if (place === null || wanted?.length === 0) return { records: [] };
  const mine = ofSealee(recipient);
  const ofEach = wanted ? wanted.map((status): Filter => ({ ...mine, status })) : [mine];
  const found = await tips
    .find({ $or: place ? ofEach.flatMap((all) => afterPlace(all, place)) : ofEach })
    .sort({ day: -1, _id: 1 })
    .limit(limit + 1)
    .toArray();
  const records = found.slice(0, limit).map(recordOf);
  const last = records.at(-1);
  return { records, ...(last && found.length > limit ? { next: placeText(last) } : {}) };
}

/** Each part is in the order of an index, which leads to where it begins: a later page reads no more than the first. */
const afterPlace = (all: Filter, { day, id }: ListPlace): Filter[] => [
  { ...all, day, _id: { $gt: id } },
  { ...all, day: { $lt: day } },
];

/** A day has no order of its own: all that changed lately is looked at, in an index that holds all it takes. */
async function mark(tips: Tips, recipient: RecipientKey): Promise<string> {
  const found = await tips
    .find(ofKey(recipient), { projection: { 'head.chain': 1 } })
    .sort({ changedDay: -1, _id: 1 })
    .limit(markedTips)
    .toArray();
  const lines = found.map(({ _id, head }) => `${_id} ${head.chain}`).sort();
  return createHash('sha256').update(lines.join('\n')).digest('base64url');
}

function unsealed(): OperatorError {
  return new OperatorError(
    'The collection `tips` holds tips that an earlier version stored unsealed: move it to a safe place (mongodump, then drop it) and start again.',
  );
}
