import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Database, openDatabase } from '../../src/mongo/open-database.ts';
import { tipStore } from '../../src/mongo/tip-store.ts';
import { washJournal } from '../../src/mongo/wash-journal.ts';
import { hostScript, withDataDir } from '../helpers/engine-host.ts';
import { until } from '../helpers/until.ts';

const mark = 'a-talk-beside-a-tip';

const withOffice = (use: (office: { database: Database; journal: string }) => Promise<void>) =>
  withDataDir(async (dataDir) => {
    const database = await openDatabase({ dataDir, say: () => {}, hostScript });
    try {
      await use({ database, journal: join(dataDir, 'mongo', 'journal') });
    } finally {
      await database.close();
    }
  });

async function stands(journal: string): Promise<boolean> {
  for (const name of await readdir(journal)) {
    // A file may be removed while they are read.
    const content = await readFile(join(journal, name)).catch(() => Buffer.alloc(0));
    if (content.includes(mark)) return true;
  }
  return false;
}

test('the journal forgets what was written, and in which order', () =>
  withOffice(async ({ database: { connection }, journal }) => {
    await connection.collection('talks').insertOne({ mark });
    expect(await stands(journal)).toBe(true);
    await washJournal(connection);
    await until('the journal has forgotten', async () => !(await stands(journal)));
    const sizes = await Promise.all(
      (await readdir(journal)).map(async (name) => (await stat(join(journal, name))).size),
    );
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(3 * 1024 * 1024);
    expect(await connection.collection('talks').countDocuments({ mark })).toBe(1);
  }));

test('nothing is left among the tips, and a start finds nothing wrong with them', () =>
  withOffice(async ({ database: { connection } }) => {
    const tips = tipStore(connection);
    await tips.init();
    // A process that died in between left one.
    await connection.collection<{ _id: string }>('tips').insertOne({ _id: 'decoy' });
    await Promise.all([washJournal(connection), washJournal(connection), tips.init()]);
    for (const name of ['tips', 'files', 'file_pieces']) {
      expect(await connection.collection(name).countDocuments()).toBe(0);
    }
  }));

test('what is far larger than a file of the journal is kept all the same', () =>
  withOffice(async ({ database: { connection } }) => {
    const large = Buffer.alloc(12 * 1024 * 1024, 7);
    await connection.collection('pieces').insertOne({ large }, { writeConcern: { w: 1, journal: true } });
    await washJournal(connection);
    expect(await connection.collection('pieces').countDocuments({ large: { $exists: true } })).toBe(1);
  }));
