import { randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { Express } from 'express';
import { keepHead } from '../audit/kept-head.ts';
import { type Clock, systemClock } from '../clock.ts';
import type { Config } from '../config.ts';
import { faultOf, OperatorError } from '../errors.ts';
import { loadAtStart } from '../knowledge/load-into-store.ts';
import type { Logger } from '../logger.ts';
import { type Database, openDatabase } from '../mongo/open-database.ts';
import { expireTipKeys } from '../mongo/session-store.ts';
import { openStores, type Stores } from '../mongo/stores.ts';
import { expiredTickets, forgetQuestions } from '../mongo/ticket-retention.ts';
import { washJournal } from '../mongo/wash-journal.ts';
import { loadContent } from '../office/load-content.ts';
import { loadOffice } from '../office/load-office.ts';
import { answerPost } from '../post/answer-post.ts';
import { passwordKeys } from '../vault/password-key.ts';
import { filePath } from '../web/tips/file-pages.ts';
import { receiptPath } from '../web/tips/one-time-pages.ts';
import { createApp } from './app.ts';
import { calendarOf, composeLine, type LineParts, newId } from './compose-line.ts';
import { type Around, composeConsole, composeWeb } from './compose-pages.ts';
import { composeTips } from './compose-tips.ts';
import { startJobs } from './jobs.ts';
import { keepKnowledge } from './knowledge-keeper.ts';
import { loadMemoryBox } from './memory-key.ts';
import { recoveryDesk } from './recovery-desk.ts';
import { dailyRetention } from './retention.ts';
import { loadSecrets } from './secrets.ts';
import { storeLocks } from './store-locks.ts';

export interface ProductOptions {
  readonly logger: Logger;
  /** Gets a line for the operator's terminal about what takes time at start. */
  readonly say: (line: string) => void;
  readonly clock?: Clock;
  /** Entry of the engine's process, when this code does not run from its build. */
  readonly hostScript?: URL;
}

export interface Product {
  /** Where it listens on this machine. */
  readonly url: string;
  readonly stores: Stores;
  /** Resolves when the embedded engine ends without having been asked to. */
  readonly engineLost: Promise<void>;
  /** Takes nothing new, finishes what is under way, closes the database. Within ten seconds. */
  close(): Promise<void>;
}

const drainMs = 7_000;
const flushMs = 1_000;
const answerMs = 1_500;

/** Ties every part together and listens. @throws OperatorError when a setting or the database is not right */
export async function startProduct(config: Config, options: ProductOptions): Promise<Product> {
  const { logger, clock = systemClock } = options;
  const office = loadOffice(config.officeDir);
  const secrets = loadSecrets(config.secretsDir);
  const database = await openDatabase({ ...config, ...options });
  try {
    const memory = loadMemoryBox(config.memoryDir, config.secretsDir);
    if (!memory.outlivesCrash) logger.warn('MEMORY_DIR: none here, unfinished talks end with this process');
    const locks = storeLocks(secrets, memory);
    const stores = await openStores(database.connection, { clock, newRetryKey: randomUUID, logger, locks });
    // An embedded engine has no other process: leases left by a crash are nobody's.
    if (database.engineExited) await clearLeases(stores);
    const loaded = await loadAtStart(stores.content, loadContent(config.officeDir, office), clock);
    logger.info({ loaded }, "the office's content is loaded");
    const knowledge = await keepKnowledge(stores, logger);
    const calendar = calendarOf(office);
    const keys = passwordKeys();
    const recovery = recoveryDesk(config.secretsDir, clock);
    let line: LineParts | undefined;
    const post = answerPost(stores.outbox, () => void line?.sender.run());
    const desks = composeTips({ stores, office, calendar, secrets, keys, recovery, post, clock, newId });
    const around: Around = {
      config,
      stores,
      office,
      calendar,
      secrets,
      tips: desks.reporter,
      oneTimePage: async (filed) =>
        new URL(receiptPath({ box: memory.box, clock, newId }, filed), config.publicUrl).href,
      filePage: (access, fileId) =>
        new URL(filePath({ box: memory.box, clock }, access, fileId), config.publicUrl).href,
      knowledge,
      clock,
      logger,
      desks,
      locks,
      keys,
      recovery,
      post,
      memory: memory.box,
    };
    line = composeLine(around);
    const app = createApp({
      logger,
      trustProxy: config.trustProxy,
      webhook: line.webhook,
      console: await composeConsole(around, line, database),
      web: composeWeb(around),
      isReady: () => isAnswering(database),
    });
    return run(around, { line, database, server: await listen(app, config) });
  } catch (error) {
    await database.close();
    throw error;
  }
}

async function clearLeases({ talks, outbox, downloads, links }: Stores): Promise<void> {
  await Promise.all([
    talks.clearLeases(),
    outbox.clearLeases(),
    downloads.clearLeases(),
    links.clearLeases(),
  ]);
}

interface Opened {
  readonly line: LineParts;
  readonly database: Database;
  readonly server: Server;
}

function run(around: Around, { line, database, server }: Opened): Product {
  const { stores, logger } = around;
  const { connection } = database;
  const { clock } = around;
  const retention = dailyRetention({
    ...stores,
    ...around,
    tips: stores.tips,
    tickets: expiredTickets(connection, around.locks),
    cancelDownloads: stores.downloads.cancel,
    forgetQuestions: (before) => forgetQuestions(connection, before),
  });
  const forgetKeys = async () => void (await expireTipKeys(connection, clock));
  const wash = () => washJournal(connection);
  const jobs = startJobs({ ...around, retention, forgetKeys, washJournal: wash }, line);
  line.taker
    .sweep()
    .catch((error) => logger.warn(faultOf(error), 'the inbox could not be looked through at start'));
  let closing: Promise<void> | undefined;
  const close = async () => {
    jobs.stop();
    const underWay = [stopListening(server), line.taker.drain(), line.sender.drain(), line.fetcher.drain()];
    await inTime(Promise.all(underWay), drainMs);
    await inTime(Promise.all([stores.flush(), keepLastHead(around)]), flushMs);
    await inTime(
      wash().catch((error) => logger.warn(faultOf(error), 'the journal was not washed')),
      flushMs,
    );
    await database.close();
  };
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stores,
    engineLost: new Promise((resolve) => {
      void database.engineExited?.then(() => closing ?? resolve());
    }),
    close() {
      closing ??= close();
      return closing;
    },
  };
}

async function keepLastHead({ stores, config, logger }: Around): Promise<void> {
  await keepHead(stores.audit, config.secretsDir).catch((error) =>
    logger.warn(faultOf(error), 'the end of the record could not be kept'),
  );
}

async function isAnswering({ connection }: Database): Promise<boolean> {
  const ping = connection.db?.command({ ping: 1 }).then(
    () => true,
    () => false,
  );
  return Promise.race([ping ?? false, pause(answerMs, false, { ref: false })]);
}

function listen(app: Express, { port, host }: Config): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = app.listen(port, host);
    server.once('listening', () => resolve(server));
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        new OperatorError(
          `PORT ${port} on LISTEN_HOST ${host} cannot be listened on (${error.code ?? error.name}).`,
        ),
      ),
    );
  });
}

function stopListening(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
  });
}

async function inTime(work: Promise<unknown>, ms: number): Promise<void> {
  await Promise.race([work, pause(ms, undefined, { ref: false })]);
}
