import type { Connection } from 'mongoose';
import { systemClock } from '../clock.ts';
import { OperatorError } from '../errors.ts';
import { connectMongo } from './connect.ts';
import { readEngineFile } from './embedded/engine-file.ts';
import { keepSweeping } from './embedded/expire.ts';
import { type EngineExit, startEngine } from './embedded/launch.ts';

export interface DatabaseOptions {
  /** A MongoDB server's address; empty or undefined for the embedded engine. */
  mongodbUri?: string | undefined;
  /** Folder of the embedded engine. */
  dataDir: string;
  /** Gets a line for the operator's terminal about anything that takes time. */
  say: (line: string) => void;
  /** For command line tools: use the engine that the application has running, if it has. */
  join?: boolean;
  /** Entry of the engine's process, when this code does not run from its build. */
  hostScript?: URL;
}

export interface Database {
  connection: Connection;
  /** Only with an engine of one's own: resolves when its process ends, which is a crash unless `close` was called. */
  engineExited?: Promise<EngineExit>;
  /** Closes the connection and then the engine, if it is one's own. */
  close(): Promise<void>;
}

/**
 * Opens the database that the settings name: a MongoDB server, or the embedded engine in `dataDir`.
 * Throws an OperatorError when neither can be had.
 */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  if (options.mongodbUri) return await openServer(options.mongodbUri);
  return (options.join && (await joinEngine(options.dataDir))) || (await openOwnEngine(options));
}

async function openServer(uri: string): Promise<Database> {
  try {
    return withoutEngine(await connectMongo(uri));
  } catch (error) {
    // The address may hold a password, and so may an error's text: name the variable alone.
    const kind = error instanceof Error ? error.name : 'unknown error';
    throw new OperatorError(
      `The MongoDB server that MONGODB_URI names cannot be used (${kind}): check address, name, password and network.`,
    );
  }
}

async function joinEngine(dataDir: string): Promise<Database | undefined> {
  const running = await readEngineFile(dataDir);
  if (!running) return undefined;
  try {
    return withoutEngine(await connectMongo(running.uri, { firstAnswerMs: 1_000 }));
  } catch {
    return undefined; // the file is of an engine that was killed
  }
}

async function openOwnEngine(options: DatabaseOptions): Promise<Database> {
  const engine = await startEngine(options);
  try {
    const connection = await connectMongo(engine.uri);
    const stopSweeping = keepSweeping(connection, systemClock, options.say);
    const close = async () => {
      stopSweeping();
      await connection.close();
      await engine.close();
    };
    return { connection, engineExited: engine.exited, close };
  } catch (error) {
    await engine.close();
    throw error;
  }
}

function withoutEngine(connection: Connection): Database {
  return { connection, close: () => connection.close() };
}
