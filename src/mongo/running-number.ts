import type { Connection } from 'mongoose';

/** Hands out 1, 2, 3 … for a name; no number twice, however many ask at once. */
export function runningNumbers(connection: Connection): (name: string) => Promise<number> {
  const counters = connection.collection<{ _id: string; last: number }>('counters');
  return async (name) => {
    const after = await counters.findOneAndUpdate(
      { _id: name },
      { $inc: { last: 1 } },
      { upsert: true, returnDocument: 'after' },
    );
    if (!after) throw new Error('a counter gave no number');
    return after.last;
  };
}
