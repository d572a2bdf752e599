import type { Connection, mongo } from 'mongoose';
import type { Question, QuestionOrder, QuestionQuery, QuestionStore } from '../knowledge/ports.ts';
import { questionGroup } from '../knowledge/question-group.ts';
import { inBangkok } from '../tickets/bangkok.ts';
import { isDuplicateKey } from './duplicate-key.ts';

export type QuestionDocument = Omit<Question, 'key'> & { readonly _id: string };
type Filter = mongo.Filter<QuestionDocument>;

const openKeptSeconds = 180 * 24 * 60 * 60;
const countLimit = 1000;
const guessLimit = 3;

const sorts = {
  'most-asked': { count: -1, lastAt: -1, _id: -1 },
  newest: { lastAt: -1, _id: -1 },
} as const satisfies Record<QuestionOrder, object>;

/**
 * Questions that found no answer, in the collection `questions`; open ones are removed half a year after they were
 * last asked. `init` makes its indexes.
 */
export function questionStore(connection: Connection): QuestionStore & { init(): Promise<void> } {
  const questions = connection.collection<QuestionDocument>('questions');
  return {
    async init() {
      await questions.createIndex({ state: 1, ...sorts['most-asked'] });
      await questions.createIndex({ state: 1, ...sorts.newest });
      await questions.createIndex(
        { lastAt: 1 },
        { expireAfterSeconds: openKeptSeconds, partialFilterExpression: { state: 'open' } },
      );
    },
    async note({ text, best, at }) {
      const group = questionGroup(text);
      if (!group) return;
      const asked = { at, text: group.text, best: best.slice(0, guessLimit) };
      await count(questions, group.key, asked).catch((error) => {
        // Two asked the same for the first time at once: the second one finds it.
        if (!isDuplicateKey(error)) throw error;
        return count(questions, group.key, asked);
      });
    },
    async list(query) {
      const found = await questionPage(questions, query).toArray();
      const rows = found.slice(0, query.limit);
      const last = rows.at(-1);
      return {
        rows: rows.map(read),
        ...(found.length > query.limit && last ? { next: keyOf(last) } : {}),
      };
    },
    async find(key) {
      const found = await questions.findOne({ _id: key });
      return found ? read(found) : null;
    },
    async settle(key, { state, ...settled }) {
      const done = await questions.updateOne({ _id: key }, { $set: { state, settled } });
      return done.matchedCount > 0;
    },
    async openCount() {
      const found = await questions.countDocuments({ state: 'open' }, { limit: countLimit });
      return found < countLimit ? { count: found, isMore: false } : { count: countLimit - 1, isMore: true };
    },
  };
}

/** What is asked of the database for a page: one row more than it shows, to know whether another follows. */
export function questionPage(questions: mongo.Collection<QuestionDocument>, query: QuestionQuery) {
  return questions
    .find(afterKey(query))
    .sort(sorts[query.order])
    .limit(query.limit + 1);
}

async function count(
  questions: mongo.Collection<QuestionDocument>,
  key: string,
  { at, text, best }: Pick<Question, 'text' | 'best'> & { readonly at: Date },
): Promise<void> {
  const day = inBangkok(at).startOf('day').toDate();
  const wasAnswered = { $and: [{ $eq: ['$state', 'answered'] }, { $lt: ['$settled.at', at] }] };
  await questions.updateOne(
    { _id: key },
    [
      {
        $set: {
          // A text may begin with a dollar sign, which would name a field.
          text: { $ifNull: ['$text', { $literal: text }] },
          best: { $literal: best },
          count: { $add: [{ $ifNull: ['$count', 0] }, 1] },
          firstAt: { $ifNull: ['$firstAt', day] },
          lastAt: { $max: ['$lastAt', day] },
          state: { $cond: [wasAnswered, 'open', { $ifNull: ['$state', 'open'] }] },
        },
      },
    ],
    { upsert: true },
  );
}

function keyOf({ count, lastAt, _id }: QuestionDocument): string {
  return `${count}_${lastAt.getTime()}_${_id}`;
}

/** Each arm is a range of the index that gives the order: a page costs the same wherever it lies. */
function afterKey({ state, order, after }: QuestionQuery): Filter {
  const match = /^(\d{1,9})_(\d{1,15})_([\w-]{22})$/.exec(after ?? '');
  if (!match) return { state };
  const [count, lastAt, _id] = [Number(match[1]), new Date(Number(match[2])), match[3]];
  const ofTime = (same: Filter): Filter[] => [
    { ...same, lastAt: { $lt: lastAt } },
    { ...same, lastAt, _id: { $lt: _id } } as Filter,
  ];
  if (order === 'newest') return { $or: ofTime({ state }) };
  return { $or: [{ state, count: { $lt: count } }, ...ofTime({ state, count })] };
}

function read({ _id, ...question }: QuestionDocument): Question {
  return { ...question, key: _id };
}
