import { randomUUID } from 'node:crypto';
import type { Connection } from 'mongoose';
import { connectMongo } from '../../src/mongo/connect.ts';

export interface TestDatabase {
  connection: Connection;
  /** An address that names this database, for an application under test. */
  uri: string;
  /** Removes the database and closes the connection: for `afterAll`. */
  drop(): Promise<void>;
}

/** Far more than it takes: a busy machine shall not fail a test. */
const firstAnswerMs = 25_000;

/** A fresh, empty database of its own for one test file, on the engine that the whole run shares. */
export async function testDatabase(): Promise<TestDatabase> {
  const server = process.env.TEST_MONGODB_URI;
  if (!server) throw new Error('TEST_MONGODB_URI is not set: run through jest, whose global set-up sets it.');
  const uri = withDatabase(server, `test-${randomUUID()}`);
  const connection = await connectMongo(uri, { appName: 'test', firstAnswerMs });
  const drop = async () => {
    await connection.dropDatabase();
    await connection.close();
  };
  return { connection, uri, drop };
}

function withDatabase(server: string, name: string): string {
  const [, host = '', query = ''] = /^(mongodb(?:\+srv)?:\/\/[^/?]+)\/?[^?]*(\?.*)?$/.exec(server) ?? [];
  return `${host}/${name}${query}`;
}
