import { type Connection, createConnection, mongo } from 'mongoose';

export interface ConnectOptions {
  /** Shown in the server's log and statistics; default `line-service-desk`. */
  appName?: string;
  /** Most connections kept open by this process; default 20. */
  poolSize?: number;
  /** How long the server may take for its first answer, in milliseconds; default 10 000. */
  firstAnswerMs?: number;
}

const DEFAULT_DATABASE = 'service-desk';
// A webhook is answered within 2 s even when the database is gone.
const SERVER_SELECTION_MS = 1_000;
const CONNECT_MS = 5_000;

/**
 * Connects to the MongoDB at `uri` and resolves when it answers. Acknowledged writes survive a crash: they
 * wait for the majority of a replica set, or for the journal of a single server. Uses the database that the
 * address names, else `service-desk`. Indexes are not made here. Throws when nothing answers in time.
 */
export async function connectMongo(uri: string, options: ConnectOptions = {}): Promise<Connection> {
  const isSingle = await isSingleServer(uri, options.firstAnswerMs ?? 10_000);
  const connection = createConnection(uri, {
    appName: options.appName ?? 'line-service-desk',
    maxPoolSize: options.poolSize ?? 20,
    ...(namesDatabase(uri) ? {} : { dbName: DEFAULT_DATABASE }),
    serverSelectionTimeoutMS: SERVER_SELECTION_MS,
    connectTimeoutMS: CONNECT_MS,
    writeConcern: isSingle ? { w: 1, journal: true } : { w: 'majority' },
    retryWrites: !isSingle,
    autoIndex: false,
    autoCreate: false,
    bufferCommands: false,
  });
  return await connection.asPromise();
}

async function isSingleServer(uri: string, firstAnswerMs: number): Promise<boolean> {
  const client = new mongo.MongoClient(uri, { serverSelectionTimeoutMS: firstAnswerMs });
  try {
    const hello = await client.db('admin').command({ hello: 1 });
    const isReplicaSet = typeof hello.setName === 'string';
    const isShardedCluster = hello.msg === 'isdbgrid';
    return !isReplicaSet && !isShardedCluster;
  } finally {
    await client.close();
  }
}

function namesDatabase(uri: string): boolean {
  return /^mongodb(\+srv)?:\/\/[^/?]+\/[^?]+/.test(uri);
}
