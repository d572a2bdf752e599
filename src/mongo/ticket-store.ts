import type { Connection, UpdateQuery } from 'mongoose';
import { fiscalYearOf, ticketNumber } from '../tickets/number.ts';
import type { ChangeGuard, TicketChange, TicketDraft, TicketStore } from '../tickets/ports.ts';
import { openStatuses } from '../tickets/status.ts';
import type { Message, Ticket } from '../tickets/ticket.ts';
import { isDuplicateKey } from './duplicate-key.ts';
import { eraseSource } from './erase-source.ts';
import { runningNumbers } from './running-number.ts';
import { listTickets } from './ticket-list.ts';
import { type TicketDocument, ticketModel } from './ticket-schema.ts';
import { distinctWords, wordsToFind } from './ticket-words.ts';

const countLimit = 1000;
const aWrite = { $inc: { writes: 1 } } as const;

/** The ordinary tickets. `init` makes the indexes; call it once before use. */
export function ticketStore(
  connection: Connection,
  { clock }: { clock: () => Date },
): TicketStore & { init(): Promise<void> } {
  const model = ticketModel(connection);
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
      for (;;) {
        const running = await nextNumber(ticketNumber(draft.kind, fiscalYear, 0).slice(0, 6));
        const document = documentOf(draft, ticketNumber(draft.kind, fiscalYear, running), fiscalYear);
        try {
          await model.collection.insertOne(document as never);
          return { ticket: read(document), isNew: true };
        } catch (error) {
          if (!isDuplicateKey(error)) throw error;
          const other = await findDraft(draft.draftId);
          if (other) return { ticket: read(other), isNew: false };
          // The number is taken: the counter was set back, as by an old backup, and catches up.
        }
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
    async setDelivery(number, messageId, delivery) {
      await model.updateOne(
        // What was sent stays sent, whichever of two processes reports last.
        { _id: number, messages: { $elemMatch: { id: messageId, 'delivery.state': { $ne: 'sent' } } } },
        { $set: { 'messages.$.delivery': delivery, updatedAt: clock() }, ...aWrite },
      );
    },
    async setAttachment(attachmentId, state, { unlessReady = false } = {}) {
      const set = Object.entries(state).map(([key, value]) => [
        `messages.$[].attachments.$[file].${key}`,
        value,
      ]);
      await model.updateMany(
        { 'messages.attachments.id': attachmentId },
        { $set: { ...Object.fromEntries(set), updatedAt: clock() }, ...aWrite },
        // What is gone stays gone: a download may end after its message was unsent.
        {
          arrayFilters: [
            { 'file.id': attachmentId, 'file.state': { $nin: ['gone', ...(unlessReady ? ['ready'] : [])] } },
          ],
        },
      );
    },
    async setReporterName(number, displayName) {
      await model.updateOne(
        { _id: number, 'reporter.userId': { $exists: true } },
        {
          $set: { 'reporter.displayName': displayName, updatedAt: clock() },
          $addToSet: { words: { $each: distinctWords([displayName]) } },
          ...aWrite,
        },
      );
    },
    eraseSource: (source, at) => eraseSource(model, source, at),
    async setBlocked(userId, isBlocked, at) {
      await model.updateMany(
        {
          'reporter.userId': userId,
          ...(isBlocked ? { status: { $in: openStatuses }, isBlocked: { $ne: true } } : { isBlocked: true }),
        },
        {
          $set: { isBlocked, updatedAt: at },
          $push: {
            activity: { at, by: 'reporter', what: 'blocked', to: isBlocked ? 'blocked' : 'reachable' },
          },
          ...aWrite,
        },
      );
    },
  };
}

function documentOf(draft: TicketDraft, number: string, fiscalYear: number): TicketDocument {
  const { draftId, message, openedAt, ...rest } = draft;
  const { reporter, place, facts } = draft;
  const { contactSource } = reporter;
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
    words: wordsToFind(number, { ...draft, messages: [message] }),
    sources: [
      ...sourcesOf([message]),
      contactSource,
      place?.source,
      ...facts.map(({ source }) => source),
    ].filter((one) => one !== undefined),
    hasNews: true,
    writes: 1,
  };
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
    $inc: { revision: 1, ...aWrite.$inc },
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
            words: { $each: distinctWords(messages.map(({ text }) => text)) },
            sources: { $each: sourcesOf(messages) },
          },
        }
      : {}),
  } as UpdateQuery<TicketDocument>;
}

function read({
  _id,
  draftId: _,
  words: __,
  sources: ___,
  hasNews: ____,
  writes: _____,
  ...ticket
}: TicketDocument): Ticket {
  return { ...ticket, number: _id };
}
