import type { Connection } from 'mongoose';
import { connectMongo } from '../../../src/mongo/connect.ts';
import { startEngine } from '../../../src/mongo/embedded/launch.ts';
import { hostScript, withDataDir } from '../../helpers/engine-host.ts';

const WRITERS = 4;

/** Writes numbered documents until the engine is gone, and calls `afterEach` with each acknowledged number. */
async function writeUntilGone(connection: Connection, round: number, acknowledged: (id: string) => void) {
  const writer = async (name: number) => {
    for (let n = 0; ; n += 1) {
      const id = `${round}-${name}-${n}`;
      await connection.collection<{ _id: string }>('events').insertOne({ _id: id });
      acknowledged(id);
    }
  };
  await Promise.allSettled(Array.from({ length: WRITERS }, (_, name) => writer(name)));
}

test('no acknowledged write is lost when the engine is killed again and again', () =>
  withDataDir(async (dataDir) => {
    const acknowledged: string[] = [];
    for (const [round, writes] of [3, 40, 150, 7, 300].entries()) {
      const engine = await startEngine({ dataDir, say: () => {}, hostScript });
      const connection = await connectMongo(engine.uri);
      const killAt = acknowledged.length + writes;
      await writeUntilGone(connection, round, (id) => {
        if (acknowledged.push(id) === killAt) process.kill(engine.pid, 'SIGKILL');
      });
      await connection.close();
    }

    const engine = await startEngine({ dataDir, say: () => {}, hostScript });
    const connection = await connectMongo(engine.uri);
    const kept = new Set(await connection.collection<{ _id: string }>('events').distinct('_id'));
    expect(acknowledged.filter((id) => !kept.has(id))).toEqual([]);
    expect(acknowledged.length).toBeGreaterThanOrEqual(500);
    await connection.close();
    await engine.close();
  }));
