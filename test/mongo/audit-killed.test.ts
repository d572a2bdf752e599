import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { auditStore } from '../../src/mongo/audit-store.ts';
import { connectMongo } from '../../src/mongo/connect.ts';
import { startEngine } from '../../src/mongo/embedded/launch.ts';
import { testDatabase } from '../helpers/database.ts';
import { hostScript, withDataDir } from '../helpers/engine-host.ts';

const script = fileURLToPath(new URL('audit-app-to-kill.mjs', import.meta.url));
const clock = () => new Date();
const out = { who: 'somying', deed: 'signed-out' } as const;

/** Appends in another process and kills it after so many numbers; answers those it told. */
async function appendAndKill(uri: string, name: string, killAt: number): Promise<number[]> {
  const told: number[] = [];
  const child = fork(script, [uri, name]);
  child.on('message', (seq: number) => {
    if (told.push(seq) === killAt) child.kill('SIGKILL');
  });
  await once(child, 'close');
  return told;
}

test('processes killed while they append leave a whole chain, with all that they were told is there', async () => {
  const database = await testDatabase();
  const store = auditStore(database.connection, { clock });
  const told: number[] = [];
  for (const [round, kills] of [
    [3, 11],
    [40, 25],
    [7, 90],
  ].entries()) {
    const apps = kills.map((killAt, n) => appendAndKill(database.uri, `app-${round}-${n}`, killAt));
    for (let n = 0; n < 20; n += 1) told.push((await store.append(out)).seq);
    told.push(...(await Promise.all(apps)).flat());
    expect(await store.verify()).toMatchObject({ isWhole: true });
  }
  const { checked, head } = await store.verify();
  expect(new Set(told).size).toBe(told.length);
  expect(Math.max(...told)).toBeLessThanOrEqual(head?.seq ?? 0);
  expect(checked).toBe(head?.seq);
  await database.drop();
});

test('an engine killed again and again loses no entry that was acknowledged', () =>
  withDataDir(async (dataDir) => {
    const acknowledged = new Map<number, string>();
    const withEngine = async (use: (store: ReturnType<typeof auditStore>, pid: number) => Promise<void>) => {
      const engine = await startEngine({ dataDir, say: () => {}, hostScript });
      const connection = await connectMongo(engine.uri);
      await use(auditStore(connection, { clock }), engine.pid);
      await connection.close();
      await engine.close();
    };
    for (const writes of [2, 60, 9, 150]) {
      await withEngine(async (store, pid) => {
        const killAt = acknowledged.size + writes;
        const appendOn = async () => {
          for (;;) {
            const { seq, hash } = await store.append(out);
            acknowledged.set(seq, hash);
            if (acknowledged.size === killAt) process.kill(pid, 'SIGKILL');
          }
        };
        await Promise.allSettled(Array.from({ length: 4 }, appendOn));
      });
    }
    await withEngine(async (store) => {
      expect(await store.verify()).toMatchObject({ isWhole: true });
      for (const [seq, hash] of acknowledged) expect(await store.hashAt(seq)).toBe(hash);
    });
    expect(acknowledged.size).toBeGreaterThanOrEqual(221);
  }));
