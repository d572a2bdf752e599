import type { Connection, Model, UpdateQuery } from 'mongoose';
import { wordsOf } from '../knowledge/words.ts';
import { eraseFrom } from '../tickets/erase.ts';
import { fiscalYearOf, ticketNumber } from '../tickets/number.ts';
import type { ChangeGuard, TicketChange, TicketDraft, TicketStore } from '../tickets/ports.ts';
import { openStatuses } from '../tickets/status.ts';
import type { Message, Ticket } from '../tickets/ticket.ts';
import { isDuplicateKey } from './duplicate-key.ts';
import { runningNumbers } from './running-number.ts';
import { listTickets } from './ticket-list.ts';
import { type TicketDocument, ticketModel } from './ticket-schema.ts';

const countLimit = 1000;
const wordLimit = 300;

/**
 * The tickets of one desk. Ordinary tickets and tips never share a collection.
 * `init` makes the indexes; call it once before use.
 */
export function ticketStore(
  connection: Connection,
  { collection, clock }: { collection: 'tickets' | 'tips'; clock: () => Date },
): TicketStore & { init(): Promise<void> } {
  const model = ticketModel(connection, collection);
  const nextNumber = runningNumbers(connection);
  const findDraft = (draftId: string) => model.findOne({ draftId }).lean<TicketDocument>();

  return {
    async init() {
      await model.createIndexes();
    },
    async open(draft) {
      const before = await findDraft(draft.draftId);
      if (before) return { ticket: read(before), isNew: false };
      const fiscalYear = fiscalYearOf(draft.openedAt);
      const running = await nextNumber(ticketNumber(draft.kind, fiscalYear, 0).slice(0, 6));
      const document = documentOf(draft, ticketNumber(draft.kind, fiscalYear, running), fiscalYear);
      try {
        await model.collection.insertOne(document as never);
        return { ticket: read(document), isNew: true };
      } catch (error) {
        const other = isDuplicateKey(error) ? await findDraft(draft.draftId) : null;
        if (!other) throw error;
        return { ticket: read(other), isNew: false };
      }
    },
    async find(number) {
      const found = await model.findById(number).lean<TicketDocument>();
      return found ? read(found) : null;
    },
    async change(number, change, guard = {}) {
      const changed = await model
        .findOneAndUpdate(guardOf(number, guard), updateOf(change, clock()), { returnDocument: 'after' })
        .lean<TicketDocument>();
      return changed ? read(changed) : null;
    },
    list: (query) => listTickets(model, query),
    async counts(now) {
      const count = async (filter: object) => {
        const found = await model.countDocuments(filter, { limit: countLimit });
        return found >= countLimit
          ? { count: countLimit - 1, isMore: true }
          : { count: found, isMore: false };
      };
      const [fresh, overdue] = await Promise.all([
        count({ status: 'new' }),
        count({ status: { $in: openStatuses }, dueAt: { $lt: now } }),
      ]);
      return { fresh, overdue };
    },
    async latestChange() {
      const latest = await model
        .findOne()
        .sort({ updatedAt: -1 })
        .select('updatedAt')
        .lean<Pick<TicketDocument, 'updatedAt'>>();
      return latest?.updatedAt ?? null;
    },
    async ofReporter(userId, limit) {
      const found = await model
        .find({ 'reporter.userId': userId })
        .sort({ openedAt: -1 })
        .limit(limit)
        .lean<TicketDocument[]>();
      return found.map(read);
    },
    async findByReceipt(receiptDigest) {
      const found = await model.findOne({ 'reporter.receiptDigest': receiptDigest }).lean<TicketDocument>();
      return found ? read(found) : null;
    },
    async setDelivery(number, messageId, delivery) {
      await model.updateOne(
        { _id: number, 'messages.id': messageId },
        { $set: { 'messages.$.delivery': delivery, updatedAt: clock() } },
      );
    },
    async setAttachment(attachmentId, state) {
      const set = Object.entries(state).map(([key, value]) => [
        `messages.$[].attachments.$[file].${key}`,
        value,
      ]);
      await model.updateMany(
        { 'messages.attachments.id': attachmentId },
        { $set: { ...Object.fromEntries(set), updatedAt: clock() } },
        { arrayFilters: [{ 'file.id': attachmentId }] },
      );
    },
    async setReporterName(number, displayName) {
      await model.updateOne(
        { _id: number, 'reporter.userId': { $exists: true } },
        {
          $set: { 'reporter.displayName': displayName, updatedAt: clock() },
          $addToSet: { words: { $each: wordsOf(displayName) } },
        },
      );
    },
    eraseSource: (source, at) => eraseEverywhere(model, source, at),
    async setBlocked(userId, isBlocked, at) {
      await model.updateMany(
        {
          'reporter.userId': userId,
          status: { $in: openStatuses },
          isBlocked: isBlocked ? { $ne: true } : true,
        },
        {
          $set: { isBlocked, updatedAt: at },
          $push: {
            activity: { at, by: 'reporter', what: 'blocked', to: isBlocked ? 'blocked' : 'reachable' },
          },
        },
      );
    },
  };
}

function documentOf(draft: TicketDraft, number: string, fiscalYear: number): TicketDocument {
  const { draftId, message, openedAt, ...rest } = draft;
  const running = number.split('-').at(-1) ?? '';
  return {
    _id: number,
    ...rest,
    draftId,
    fiscalYear,
    status: 'new',
    openedAt,
    updatedAt: openedAt,
    revision: 1,
    messages: [message],
    notes: [],
    activity: [{ at: openedAt, by: 'reporter', what: 'opened' }],
    words: [...wordsOf(searchable(draft), wordLimit), running, String(Number(running))],
    sources: [
      ...sourcesOf([message]),
      ...[draft.place?.source, ...draft.facts.map(({ source }) => source)].filter((one) => one !== undefined),
    ],
    hasNews: true,
  };
}

function searchable({ message, place, facts }: Pick<TicketDraft, 'message' | 'place' | 'facts'>): string {
  return [message.text, place?.words, place?.village, ...facts.map(({ text }) => text)]
    .filter(Boolean)
    .join('\n');
}

function sourcesOf(messages: readonly Message[]): string[] {
  return messages
    .flatMap((message) => [message.source, ...message.attachments.map(({ source }) => source)])
    .filter((source) => source !== undefined);
}

function guardOf(number: string, guard: ChangeGuard): object {
  return {
    _id: number,
    ...(guard.revision === undefined ? {} : { revision: guard.revision }),
    ...(guard.statuses ? { status: { $in: guard.statuses } } : {}),
    ...(guard.withoutMessage ? { 'messages.id': { $ne: guard.withoutMessage } } : {}),
  };
}

function updateOf(change: TicketChange, now: Date): UpdateQuery<TicketDocument> {
  const set = Object.entries(change.set ?? {});
  const messages = change.addMessages ?? [];
  const last = messages.at(-1);
  const unset = set.filter(([, value]) => value === null).map(([key]) => [key, '']);
  return {
    $inc: { revision: 1 },
    $set: {
      ...Object.fromEntries(set.filter(([, value]) => value !== null)),
      ...(last ? { hasNews: last.direction === 'inbound' } : {}),
      updatedAt: now,
    },
    ...(unset.length > 0 ? { $unset: Object.fromEntries(unset) } : {}),
    $push: {
      activity: { $each: change.activity },
      ...(messages.length > 0 ? { messages: { $each: messages } } : {}),
      ...(change.addNote ? { notes: change.addNote } : {}),
    },
    ...(messages.length > 0
      ? {
          $addToSet: {
            words: { $each: wordsOf(messages.map(({ text }) => text).join('\n')) },
            sources: { $each: sourcesOf(messages) },
          },
        }
      : {}),
  } as UpdateQuery<TicketDocument>;
}

async function eraseEverywhere(model: Model<TicketDocument>, source: string, at: Date) {
  const attachmentIds: string[] = [];
  for (;;) {
    const found = await model.findOne({ sources: source }).lean<TicketDocument>();
    if (!found) return { attachmentIds };
    const erased = eraseFrom(read(found), source, at);
    const { place, ...changed } = erased.changed;
    const text = erased.changed.messages.map((message) => message.text).join('\n');
    const facts = erased.changed.facts.map((fact) => fact.text).join('\n');
    const name = 'displayName' in found.reporter ? (found.reporter.displayName ?? '') : '';
    const running = found._id.split('-').at(-1) ?? '';
    const words = wordsOf(
      [text, facts, place?.words, place?.village, name].filter(Boolean).join('\n'),
      wordLimit,
    );
    const done = await model.updateOne(
      { _id: found._id, revision: found.revision, updatedAt: found.updatedAt },
      {
        $set: {
          ...changed,
          ...(place ? { place } : {}),
          words: [...words, running, String(Number(running))],
          updatedAt: at,
        },
        ...(place ? {} : { $unset: { place: '' } }),
        $inc: { revision: 1 },
        $pull: { sources: source },
        $push: { activity: { at, by: 'reporter', what: 'unsent' } },
      },
    );
    if (done.modifiedCount > 0) attachmentIds.push(...erased.attachmentIds);
  }
}

function read({
  _id,
  draftId: _,
  words: __,
  sources: ___,
  hasNews: ____,
  ...ticket
}: TicketDocument): Ticket {
  return { ...ticket, number: _id };
}
