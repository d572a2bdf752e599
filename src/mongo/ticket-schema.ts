import { type Connection, type Model, Schema } from 'mongoose';
import type { Ticket } from '../tickets/ticket.ts';

/** A ticket as it is stored: its number is its id, and what only the store needs stands beside it. */
export interface TicketDocument extends Omit<Ticket, 'number'> {
  readonly _id: string;
  readonly draftId: string;
  /** The words it is found by, normalised. */
  readonly words: readonly string[];
  /** Keyed digests of every LINE message in it, so that an unsend finds it. */
  readonly sources: readonly string[];
  /** The last word is the reporter's. */
  readonly hasNews: boolean;
  /** Grows by one with every write, also those that make no form old: what was read before is then out of date. */
  readonly writes?: number;
}

const mixed = Schema.Types.Mixed;

const schema = new Schema<TicketDocument>(
  {
    _id: String,
    draftId: String,
    kind: String,
    fiscalYear: Number,
    category: String,
    title: String,
    reporter: mixed,
    place: mixed,
    facts: [mixed],
    status: String,
    priority: String,
    assignee: mixed,
    openedAt: Date,
    updatedAt: Date,
    dueAt: Date,
    firstReplyAt: Date,
    resolvedAt: Date,
    revision: Number,
    isBlocked: Boolean,
    messages: [mixed],
    notes: [mixed],
    activity: [mixed],
    words: [String],
    sources: [String],
    hasNews: Boolean,
    writes: Number,
  },
  { versionKey: false, minimize: false, autoIndex: false },
);

schema.index({ draftId: 1 }, { unique: true });
// One index for each way the list is filtered, in the order it is sorted: pages cost the same at any size.
schema.index({ openedAt: -1, _id: -1 });
for (const filter of ['kind', 'category', 'assignee.username'] as const) {
  schema.index({ [filter]: 1, status: 1, openedAt: -1, _id: -1 });
  schema.index({ [filter]: 1, status: 1, dueAt: 1, _id: 1 });
}
schema.index({ status: 1, openedAt: -1, _id: -1 });
schema.index({ status: 1, dueAt: 1, _id: 1 });
schema.index({ words: 1, openedAt: -1, _id: -1 });
schema.index({ updatedAt: -1 });
schema.index({ 'reporter.userId': 1, openedAt: -1 }, { sparse: true });
schema.index({ sources: 1 }, { sparse: true });
schema.index({ 'messages.attachments.id': 1 }, { sparse: true });

/** The model of the collection `tickets`. */
export function ticketModel(connection: Connection): Model<TicketDocument> {
  return connection.model<TicketDocument>('tickets', schema, 'tickets');
}
