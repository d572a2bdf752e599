import { connectMongo } from '../../src/mongo/connect.ts';
import { isOnlyDuplicates } from '../../src/mongo/duplicate-key.ts';
import { type TestDatabase, testDatabase } from '../helpers/database.ts';
import { type WeakLink, weakLink } from '../helpers/weak-link.ts';

describe('a bulk write that failed', () => {
  let database: TestDatabase;
  let link: WeakLink;
  beforeAll(async () => {
    database = await testDatabase();
    link = await weakLink(database.uri);
  });
  afterAll(async () => {
    await link.close();
    await database.drop();
  });

  const faultOf = (work: Promise<unknown>) =>
    work.then(
      () => null,
      (error: unknown) => error,
    );

  test('did its work when only documents that are there already were refused', async () => {
    const things = database.connection.collection<{ _id: string }>('things');
    await things.insertMany([{ _id: 'a' }, { _id: 'b' }]);
    const fault = await faultOf(
      things.insertMany([{ _id: 'a' }, { _id: 'c' }, { _id: 'b' }], { ordered: false }),
    );
    expect(isOnlyDuplicates(fault)).toBe(true);
    expect(await things.countDocuments()).toBe(3);
  });

  test('did not when anything else was refused beside them', async () => {
    const name = 'strict';
    await database.connection.createCollection(name, { validator: { weight: { $type: 'number' } } });
    const things = database.connection.collection<{ _id: string; weight: unknown }>(name);
    await things.insertOne({ _id: 'a', weight: 1 });
    const both = [
      { _id: 'a', weight: 1 },
      { _id: 'b', weight: 'heavy' },
    ];
    expect(isOnlyDuplicates(await faultOf(things.insertMany(both, { ordered: false })))).toBe(false);
  });

  test('did not when the connection broke off', async () => {
    const connection = await connectMongo(link.uri);
    const things = connection.collection<{ _id: string }>('things');
    await link.goAway();
    expect(isOnlyDuplicates(await faultOf(things.insertMany([{ _id: 'z' }], { ordered: false })))).toBe(
      false,
    );
    await connection.close(true);
  });
});
