import mongoose from 'mongoose';
import { connectMongo } from '../../src/mongo/connect.ts';
import { type TestDatabase, testDatabase } from '../helpers/database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

/** The collection that every test here writes to. */
const reports = () => database.connection.collection('reports');

test('a single server is written to with the journal, without retried writes', () => {
  const { writeConcern, retryWrites } = database.connection.getClient().options;
  expect(writeConcern).toMatchObject({ w: 1, j: true });
  expect(retryWrites).toBe(false);
});

test('the global mongoose connection stays unused', () => {
  expect(mongoose.connection.readyState).toBe(0);
});

test('an address without a database gets the default one', async () => {
  const connection = await connectMongo(process.env.TEST_MONGODB_URI ?? '');
  expect(connection.db?.databaseName).toBe('service-desk');
  await connection.close();
});

test('a server that is not there is reported in time, not waited for', async () => {
  await expect(connectMongo('mongodb://127.0.0.1:9/', { firstAnswerMs: 100 })).rejects.toThrow();
});

test('bulk writes, atomic updates and aggregation work', async () => {
  await reports().bulkWrite([
    { insertOne: { document: { kind: 'road', n: 1 } } },
    { insertOne: { document: { kind: 'road', n: 2 } } },
    { updateOne: { filter: { kind: 'water' }, update: { $set: { n: 5 } }, upsert: true } },
  ]);
  const raised = await reports().findOneAndUpdate(
    { kind: 'water' },
    { $inc: { n: 1 } },
    { returnDocument: 'after' },
  );
  expect(raised).toMatchObject({ n: 6 });
  const [facets] = await reports()
    .aggregate([{ $facet: { roads: [{ $match: { kind: 'road' } }, { $count: 'n' }] } }])
    .toArray();
  expect(facets).toEqual({ roads: [{ n: 2 }] });
});

test('a unique index refuses the second of two equal documents', async () => {
  await reports().createIndex({ number: 1 }, { unique: true, sparse: true });
  await reports().insertOne({ number: 'C-2569-0001' });
  await expect(reports().insertOne({ number: 'C-2569-0001' })).rejects.toMatchObject({ code: 11000 });
});

test('files go through GridFS unharmed', async () => {
  const bucket = new mongoose.mongo.GridFSBucket(
    database.connection.getClient().db(database.connection.name),
  );
  const picture = Buffer.alloc(700_000, 7);
  const upload = bucket.openUploadStream('picture');
  upload.end(picture);
  await new Promise((done, fail) => upload.on('finish', done).on('error', fail));
  const parts: Buffer[] = [];
  for await (const part of bucket.openDownloadStream(upload.id)) parts.push(part as Buffer);
  expect(Buffer.concat(parts).equals(picture)).toBe(true);
});
