import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readEngineFile } from '../../../src/mongo/embedded/engine-file.ts';
import { startEngine } from '../../../src/mongo/embedded/launch.ts';
import { openDatabase } from '../../../src/mongo/open-database.ts';
import { hostScript, withDataDir } from '../../helpers/engine-host.ts';

const silent = () => {};
const start = (dataDir: string) => startEngine({ dataDir, say: silent, hostScript });
const open = (dataDir: string, join = false) => openDatabase({ dataDir, say: silent, hostScript, join });

test('an engine starts, keeps its data over a close, and ends with code 0', () =>
  withDataDir(async (dataDir) => {
    const first = await open(dataDir);
    await first.connection.collection('kept').insertOne({ said: 'hello' });
    await first.close();
    expect(await first.engineExited).toEqual({ code: 0, signal: null });

    const second = await open(dataDir);
    expect(await second.connection.collection('kept').findOne()).toMatchObject({ said: 'hello' });
    await second.close();
  }));

test("the engine's address is for its owner's eyes and goes when it closes", () =>
  withDataDir(async (dataDir) => {
    const engine = await start(dataDir);
    expect((await stat(join(dataDir, 'engine.json'))).mode & 0o777).toBe(0o600);
    expect(await readEngineFile(dataDir)).toMatchObject({ uri: engine.uri, appPid: process.pid });
    await engine.close();
    expect(await readEngineFile(dataDir)).toBeUndefined();
  }));

test('a second application on one folder is told which process has it', () =>
  withDataDir(async (dataDir) => {
    const engine = await start(dataDir);
    await expect(start(dataDir)).rejects.toThrow(`in use by process ${process.pid};`);
    await engine.close();
  }));

test('a command line tool joins the running engine and leaves it running', () =>
  withDataDir(async (dataDir) => {
    const app = await open(dataDir);
    const tool = await open(dataDir, true);
    await tool.connection.collection('staff').insertOne({ name: 'somchai' });
    expect(tool.engineExited).toBeUndefined();
    await tool.close();
    expect(await app.connection.collection('staff').countDocuments()).toBe(1);
    await app.close();
  }));

test('a command line tool starts an engine of its own when none runs', () =>
  withDataDir(async (dataDir) => {
    const tool = await open(dataDir, true);
    expect(await tool.connection.collection('staff').countDocuments()).toBe(0);
    await tool.close();
    expect(await tool.engineExited).toEqual({ code: 0, signal: null });
  }));

test('an application killed by force takes its engine along, and the next one finds the data at once', () =>
  withDataDir(async (dataDir) => {
    const app = fork(fileURLToPath(new URL('./app-to-kill.mjs', import.meta.url)), [dataDir], {
      execArgv: [],
    });
    await once(app, 'message');
    app.kill('SIGKILL');
    await once(app, 'exit');

    const next = await open(dataDir);
    expect(await next.connection.collection('kept').findOne()).toMatchObject({ said: 'before the kill' });
    await next.close();
  }));

test('a crash of the engine is told, fails what is under way, and its folder can be opened again', () =>
  withDataDir(async (dataDir) => {
    const engine = await start(dataDir);
    process.kill(engine.pid, 'SIGKILL');
    expect(await engine.exited).toEqual({ code: null, signal: 'SIGKILL' });
    await engine.close();

    const next = await open(dataDir, true);
    expect(await next.connection.collection('kept').countDocuments()).toBe(0);
    await next.close();
  }));

test('a folder that cannot be made is refused in one line that names the setting', async () => {
  await expect(start('/dev/null/data')).rejects.toThrow(/^The data folder \/dev\/null\/data .*DATA_DIR.*$/);
});

test('files that are no database are refused in one line that names the other way', () =>
  withDataDir(async (dataDir) => {
    await mkdir(join(dataDir, 'mongo'));
    await writeFile(join(dataDir, 'mongo', 'WiredTiger.turtle'), 'nonsense');
    await expect(start(dataDir)).rejects.toThrow(
      /^The embedded database .* could not start: .*MONGODB_URI.*$/,
    );
  }));
