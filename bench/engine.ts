import { type Connection, mongo } from 'mongoose';
import { connectMongo } from '../src/mongo/connect.ts';
import { startEngine } from '../src/mongo/embedded/launch.ts';
import { closeAtEnd } from './closing.ts';

/** An embedded engine of the benchmark's own: what both sides of a ratio talk to. */
export interface BenchEngine {
  readonly pid: number;
  /** The address of one of its databases. */
  uriOf(database: string): string;
  connect(database: string): Promise<Connection>;
  /** Commands it has taken so far. */
  commands(): Promise<number>;
  close(): Promise<void>;
}

export async function openEngine(dataDir: string): Promise<BenchEngine> {
  const engine = await startEngine({ dataDir, say: (line) => process.stderr.write(`${line}\n`) });
  const watcher = await mongo.MongoClient.connect(engine.uri);
  const close = closeAtEnd(async () => {
    await watcher.close();
    await engine.close();
  });
  const uriOf = (database: string) => engine.uri.replace(/\/(\?|$)/, `/${database}$1`);
  return {
    pid: engine.pid,
    uriOf,
    connect: (database) => connectMongo(uriOf(database), { appName: 'bench' }),
    async commands() {
      const { metrics } = await watcher.db('admin').command({ serverStatus: 1 });
      const counts = Object.values(metrics.commands as Record<string, { total?: number }>);
      return counts.reduce((sum, { total = 0 }) => sum + Number(total), 0);
    },
    close,
  };
}
