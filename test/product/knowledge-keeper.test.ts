import { pino } from 'pino';
import type { Answer } from '../../src/knowledge/content.ts';
import { contentStore } from '../../src/mongo/content-store.ts';
import { linkStore } from '../../src/mongo/link-store.ts';
import { keepKnowledge } from '../../src/product/knowledge-keeper.ts';
import { type TestDatabase, testDatabase } from '../helpers/database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

const answer = (text: string): Answer => ({
  id: 'parking',
  question: 'จอดรถที่ไหน',
  text,
  links: [],
  names: [],
  asks: [],
  check: 'sample',
});

test('what was saved last is found, however looks overlap', async () => {
  const content = contentStore(database.connection);
  const links = linkStore(database.connection);
  await Promise.all([content.init(), links.init()]);
  const keeper = await keepKnowledge({ content, links }, pino({ level: 'silent' }));
  const looks: Promise<void>[] = [];
  for (let version = 0; version < 5; version += 1) {
    const at = new Date('2026-11-23T03:00:00Z');
    await content.save({
      kind: 'answer',
      how: 'edit',
      by: 'a',
      at,
      expectedVersion: version,
      entry: answer(`${version}`),
    });
    looks.push(keeper.refresh());
  }
  await Promise.all(looks);
  expect(keeper.current().content.answers.map(({ text }) => text)).toEqual(['4']);
  expect(keeper.current().understand('จอดรถที่ไหน').candidates[0]?.want).toEqual({
    kind: 'answer',
    id: 'parking',
  });
});
