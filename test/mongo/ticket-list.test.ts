import type { Model } from 'mongoose';
import { pageQuery } from '../../src/mongo/ticket-list.ts';
import { type TicketDocument, ticketModel } from '../../src/mongo/ticket-schema.ts';
import { ticketStore } from '../../src/mongo/ticket-store.ts';
import type { TicketQuery, TicketStore } from '../../src/tickets/ports.ts';
import { statuses } from '../../src/tickets/status.ts';
import { type TestDatabase, testDatabase } from '../helpers/database.ts';
import { draftOf } from '../helpers/tickets.ts';

const start = new Date('2026-11-23T03:00:00Z');
const later = (minutes: number) => new Date(start.getTime() + minutes * 60_000);
const limit = 20;
const many = 4000;

interface Plan {
  readonly stage: string;
  readonly inputStage?: Plan;
  readonly inputStages?: readonly Plan[];
}
interface Explained {
  readonly queryPlanner: { readonly winningPlan: Plan };
  readonly executionStats: { readonly totalDocsExamined: number; readonly totalKeysExamined: number };
}

const stagesOf = (plan: Plan): string[] => [
  plan.stage,
  ...[...(plan.inputStages ?? []), ...(plan.inputStage ? [plan.inputStage] : [])].flatMap(stagesOf),
];

let database: TestDatabase;
let store: TicketStore;
let model: Model<TicketDocument>;

/** Tickets of every kind, status, category and owner, in no particular order of due dates. */
beforeAll(async () => {
  database = await testDatabase();
  const desk = ticketStore(database.connection, { clock: () => start });
  await desk.init();
  store = desk;
  model = ticketModel(database.connection);
  const { ticket } = await store.open(draftOf());
  const one = await model.findById(ticket.number).lean<TicketDocument>();
  const documents = Array.from({ length: many }, (_, index) => ({
    ...one,
    _id: `C-2570-${index + 1000}`,
    draftId: `many-${index}`,
    kind: index % 5 === 0 ? 'request' : 'complaint',
    category: `c${index % 10}`,
    status: statuses[(index * 11) % statuses.length],
    openedAt: later(index),
    dueAt: later((index * 7) % many),
    ...(index % 3 === 0 ? {} : { assignee: { username: `u${index % 7}`, name: 'ก' } }),
    reporter: { how: 'named', userId: `U${String(index % 100).padStart(32, '0')}` },
    words: ['ไฟ', index % 40 === 0 ? 'แมว' : 'บ่อย'],
    sources: [`s-${index}`],
  }));
  await model.collection.insertMany(documents as never[]);
});
afterAll(() => database.drop());

async function explain(query: Partial<TicketQuery>) {
  const asked = pageQuery(model, { sort: 'newest', limit, ...query });
  const { queryPlanner, executionStats } = (await asked.explain('executionStats')) as unknown as Explained;
  return {
    stages: stagesOf(queryPlanner.winningPlan),
    docs: executionStats.totalDocsExamined,
    keys: executionStats.totalKeysExamined,
  };
}

describe('a page and the one after it', () => {
  test.each<[string, Partial<TicketQuery>]>([
    ['all', {}],
    ['all, oldest first', { sort: 'oldest' }],
    ['all by due date', { sort: 'due' }],
    ['a kind', { kind: 'complaint' }],
    ['a kind, oldest first', { kind: 'request', sort: 'oldest' }],
    ['a kind by due date', { kind: 'request', sort: 'due' }],
    ['a status', { statuses: ['open'] }],
    ['open ones', { statuses: ['new', 'open', 'pending'] }],
    ['open ones by due date', { statuses: ['new', 'open', 'pending'], sort: 'due' }],
    ['a category', { category: 'c3' }],
    ['a category and a status', { category: 'c3', statuses: ['open'], sort: 'oldest' }],
    ["somebody's", { assignee: 'u2' }],
    [
      "somebody's open ones by due date",
      { assignee: 'u2', statuses: ['new', 'open', 'pending'], sort: 'due' },
    ],
    ["nobody's", { assignee: null }],
    ['overdue', { overdueAt: later(3000) }],
    ['overdue of a kind', { overdueAt: later(3000), kind: 'complaint' }],
    ['a common word', { words: 'ไฟ' }],
    ['a rare word', { words: 'แมว' }],
    ['two words', { words: 'ไฟ แมว' }],
    ['a number', { words: 'C-2570-1500' }],
  ])('goes by an index, in order, and examines little more than it shows: %s', async (_, query) => {
    const first = await store.list({ sort: 'newest', limit, ...query });
    expect(first.rows.length).toBeGreaterThan(0);
    for (const after of [undefined, first.next]) {
      const { stages, docs, keys } = await explain({ ...query, ...(after ? { after } : {}) });
      expect(stages).not.toContain('COLLSCAN');
      expect(stages).not.toContain('SORT');
      expect(docs).toBeLessThanOrEqual(3 * (limit + 1));
      expect(keys).toBeLessThanOrEqual(4 * (limit + 1));
    }
  });

  test.each<[string, Partial<TicketQuery>]>([
    ['a kind and a category', { kind: 'complaint', category: 'c3' }],
    ['a category of somebody', { category: 'c3', assignee: 'u2' }],
    ['a common word and a status', { words: 'ไฟ', statuses: ['open'] }],
  ])('of several filters examines some more, but no whole collection: %s', async (_, query) => {
    const { stages, docs } = await explain(query);
    expect(stages).not.toContain('COLLSCAN');
    expect(docs).toBeLessThan(many / 4);
  });

  test('two frequent words that hardly ever meet are looked for a few hundred tickets a page', async () => {
    await model.updateOne({ _id: 'C-2570-1003' }, { $addToSet: { words: 'แมว' } });
    const seen: string[] = [];
    let pages = 0;
    let after: string | undefined;
    do {
      const page = await store.list({
        sort: 'due',
        limit,
        words: 'บ่อย ไฟ แมว',
        ...(after ? { after } : {}),
      });
      seen.push(...page.rows.map(({ number }) => number));
      after = page.next;
      pages += 1;
    } while (after);
    expect(seen).toEqual(['C-2570-1003']);
    const common = await store.list({ sort: 'newest', limit, words: 'ไฟ ไม่มีใครเขียนคำนี้' });
    expect(common).toEqual({ rows: [] });
    expect(pages).toBe(1);
  });

  test('a search in which no word is rare goes on page by page', async () => {
    await model.updateMany(
      { _id: { $in: ['C-2570-1001', 'C-2570-1002'] } },
      { $addToSet: { words: 'พร้อม' } },
    );
    await model.updateMany({ openedAt: { $gte: later(1000) } }, { $addToSet: { words: 'พร้อม' } });
    await model.updateMany({ openedAt: { $lt: later(1000) } }, { $addToSet: { words: 'ก่อน' } });
    await model.updateMany({ openedAt: { $gte: later(3990) } }, { $addToSet: { words: 'ก่อน' } });
    const seen: string[] = [];
    let after: string | undefined;
    let pages = 0;
    do {
      const page = await store.list({
        sort: 'newest',
        limit,
        words: 'พร้อม ก่อน',
        ...(after ? { after } : {}),
      });
      seen.push(...page.rows.map(({ number }) => number));
      after = page.next;
      pages += 1;
    } while (after);
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toEqual(expect.arrayContaining(['C-2570-1001', 'C-2570-1002', 'C-2570-4990']));
    expect(seen).toHaveLength(12);
    expect(pages).toBeLessThan(10);
  });

  test('every page of the whole list shows each ticket once, in order', async () => {
    const seen: number[] = [];
    let after: string | undefined;
    do {
      const page = await store.list({ sort: 'due', limit: 500, ...(after ? { after } : {}) });
      seen.push(...page.rows.map(({ dueAt }) => dueAt.getTime()));
      after = page.next;
    } while (after);
    expect(seen).toHaveLength(many + 1);
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
  });
});

test("a reporter's tickets, an unsent message and a count go by an index", async () => {
  const plans = await Promise.all(
    [
      model
        .find({ 'reporter.userId': `U${'1'.padStart(32, '0')}` })
        .sort({ openedAt: -1 })
        .limit(10),
      model.find({ sources: 's-77' }),
      model.find({ 'messages.attachments.id': 'f-1' }),
      model.find({ draftId: 'many-7' }),
      model.find().sort({ updatedAt: -1 }).limit(1),
    ].map(async (query) => {
      const { queryPlanner, executionStats } = (await query.explain(
        'executionStats',
      )) as unknown as Explained;
      return { stages: stagesOf(queryPlanner.winningPlan), docs: executionStats.totalDocsExamined };
    }),
  );
  for (const { stages, docs } of plans) {
    expect(stages).not.toContain('COLLSCAN');
    expect(stages).not.toContain('SORT');
    expect(docs).toBeLessThanOrEqual(10);
  }
});
