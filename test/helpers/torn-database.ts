import type { Connection } from 'mongoose';
import { connectMongo } from '../../src/mongo/connect.ts';
import { type TestDatabase, testDatabase } from './database.ts';
import { until } from './until.ts';
import { type Moment, type WeakLink, weakLink } from './weak-link.ts';

/** A database of its own that can die at any command and come back. */
export interface TornDatabase extends TestDatabase {
  /** Past the link: what is stored can be looked at while the database is away for everybody else. */
  readonly straight: Connection;
  readonly link: WeakLink;
  /** Names of the commands that a piece of work takes while nothing is in its way. */
  commandsOf(work: () => Promise<unknown>): Promise<readonly string[]>;
  /**
   * Does it while only `count` more commands come through, one more is the last, and the database is gone; answers
   * once the database is back, and whether it had died at all.
   */
  dying<T>(count: number, moment: Moment, work: () => Promise<T>): Promise<{ done: T; hasDied: boolean }>;
}

/** For work that is done with the database at hand through all of it. */
const never = Number.POSITIVE_INFINITY;

export async function tornDatabase(): Promise<TornDatabase> {
  const whole = await testDatabase();
  const link = await weakLink(whole.uri);
  // As often as the driver can be made to look whether the database is back.
  const uri = `${link.uri}${link.uri.includes('?') ? '&' : '?'}heartbeatFrequencyMS=500`;
  const connection = await connectMongo(uri, { appName: 'torn' });
  return {
    connection,
    uri,
    straight: whole.connection,
    link,
    async commandsOf(work) {
      const from = link.commands.length;
      await work();
      return link.commands.slice(from);
    },
    async dying(count, moment, work) {
      let isGone: Promise<void> | undefined;
      void link.dieAfter(count, moment).then(() => {
        isGone = link.goAway();
      });
      try {
        return { done: await work(), hasDied: isGone !== undefined };
      } finally {
        void link.dieAfter(never, 'before');
        if (isGone) {
          await isGone;
          await link.comeBack();
          await until('the database answers again', () => isAnswering(connection), 30_000);
        }
      }
    },
    async drop() {
      await connection.close();
      await link.close();
      await whole.drop();
    },
  };
}

const isAnswering = async ({ db }: Connection) =>
  (await db?.command({ ping: 1 }).then(
    () => true,
    () => false,
  )) === true;
