import type { Model } from 'mongoose';
import { eraseFrom } from '../tickets/erase.ts';
import type { TicketDocument } from './ticket-schema.ts';
import { wordsToFind } from './ticket-words.ts';

/**
 * Takes what came in one LINE message out of every ticket. A ticket that somebody writes to in the same
 * moment is read and erased again, so that neither loses the other's change. Answers the files to delete.
 */
export async function eraseSource(
  model: Model<TicketDocument>,
  source: string,
  at: Date,
): Promise<{ attachmentIds: string[] }> {
  const attachmentIds: string[] = [];
  for (;;) {
    const found = await model.findOne({ sources: source }).lean<TicketDocument>();
    if (!found) return { attachmentIds };
    const erased = eraseFrom({ ...found, number: found._id }, source, at);
    const { place, ...changed } = erased.changed;
    const done = await model.updateOne(
      { _id: found._id, writes: found.writes ?? null },
      {
        $set: {
          ...changed,
          ...(place ? { place } : {}),
          words: wordsToFind(found._id, erased.changed),
          updatedAt: at,
        },
        ...(place ? {} : { $unset: { place: '' } }),
        $inc: { revision: 1, writes: 1 },
        $pull: { sources: source },
        $push: { activity: { at, by: 'reporter', what: 'unsent' } },
      },
    );
    if (done.modifiedCount > 0) attachmentIds.push(...erased.attachmentIds);
  }
}
