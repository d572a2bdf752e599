import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { readKeptHead } from '../../src/audit/kept-head.ts';
import { auditStore } from '../../src/mongo/audit-store.ts';
import { headKeeper } from '../../src/product/audit-head.ts';
import { type TestDatabase, testDatabase } from '../helpers/database.ts';

let database: TestDatabase;
let folder: string;
beforeAll(async () => {
  database = await testDatabase();
  folder = mkdtempSync(join(tmpdir(), 'service-desk-head-'));
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await database.drop();
});

const clock = () => new Date('2026-11-22T03:04:05Z');
const logged: string[] = [];
const logger = pino({ base: null }, { write: (line: string) => logged.push(line) });
const store = () => auditStore(database.connection, { clock });

test('the end of the chain is kept beside the keys, and a chain written anew is told once', async () => {
  const audit = store();
  const keep = headKeeper(audit, folder, logger);
  await keep();
  expect(await readKeptHead(folder)).toBeNull();
  const head = await audit.append({ who: 'malee', deed: 'signed-out' });
  await keep();
  await keep();
  expect(await readKeptHead(folder)).toEqual({ seq: head.seq, hash: head.hash });
  expect(logged).toEqual([]);

  await database.connection.collection('audit').deleteMany({});
  const again = store();
  const keepAgain = headKeeper(again, folder, logger);
  for (let round = 0; round < 3; round += 1) {
    await again.append({ who: 'somchai', deed: 'signed-out' });
    await keepAgain();
  }
  expect(logged).toHaveLength(1);
  expect(logged[0]).toContain('does not hold the head kept in SECRETS_DIR');
  expect(await readKeptHead(folder)).toEqual({ seq: head.seq, hash: head.hash });
});
