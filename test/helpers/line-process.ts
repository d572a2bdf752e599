import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import express from 'express';
import { pino } from 'pino';
import type { Clock } from '../../src/clock.ts';
import { loadConfig } from '../../src/config.ts';
import type { LocalLine } from '../../src/local-line/local-line.ts';
import { connectMongo } from '../../src/mongo/connect.ts';
import { openStores, type Stores } from '../../src/mongo/stores.ts';
import { loadOffice } from '../../src/office/load-office.ts';
import { answerPost } from '../../src/post/answer-post.ts';
import { calendarOf, composeLine, type LineParts } from '../../src/product/compose-line.ts';
import { mendStranded } from '../../src/product/desks.ts';
import { loadSecrets } from '../../src/product/secrets.ts';
import type { AnswerPost } from '../../src/tickets/ports.ts';
import { sampleKnowledge } from './sample-content.ts';
import { channel } from './service-desk.ts';

const office = loadOffice('office');
const secretsDir = mkdtempSync(join(tmpdir(), 'service-desk-keys-'));
const secrets = loadSecrets(secretsDir);
rmSync(secretsDir, { recursive: true });

/** The LINE side of the product as one app process, its jobs done by hand instead of by timers. */
export interface LineProcess {
  readonly webhookUrl: string;
  readonly parts: LineParts;
  readonly stores: Stores;
  readonly post: AnswerPost;
  readonly logged: readonly string[];
  /** Does what the timers of the product do, once. */
  doJobs(): Promise<void>;
  /** Set once the process answers nobody any more. */
  readonly isGone: boolean;
  /** The process is dead for those who call it. */
  hangUp(): void;
  close(): Promise<void>;
}

/** Starts an app process without a console on the database at `uri`. */
export async function lineProcess(options: {
  uri: string;
  line: LocalLine;
  clock: Clock;
}): Promise<LineProcess> {
  const { uri, line, clock } = options;
  const logged: string[] = [];
  const logger = pino({ level: 'debug' }, { write: (text: string) => logged.push(text) });
  const connection = await connectMongo(uri);
  const stores = await openStores(connection, { clock, newRetryKey: () => crypto.randomUUID(), logger });
  const config = loadConfig({
    LINE_CHANNEL_SECRET: channel.channelSecret,
    LINE_CHANNEL_ACCESS_TOKEN: channel.channelAccessToken,
    LINE_API_BASE_URL: line.url,
    LINE_DATA_API_BASE_URL: line.url,
  });
  const parts = composeLine({
    config,
    stores,
    office,
    calendar: calendarOf(office),
    secrets,
    knowledge: { current: sampleKnowledge, isDead: () => false },
    clock,
    logger,
    patienceMs: 500,
  });
  const server = express().use('/webhook', parts.webhook).listen(0, '127.0.0.1');
  await once(server, 'listening');
  let isGone = false;
  const hangUp = () => {
    isGone = true;
    server.close();
    server.closeAllConnections();
  };
  return {
    webhookUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhook`,
    parts,
    stores,
    post: answerPost(stores.outbox, () => void parts.sender.run()),
    logged,
    async doJobs() {
      await mendStranded(stores, stores.outbox, new Date(clock().getTime() - 30_000));
      await parts.taker.sweep();
      await parts.sender.run();
      await parts.sender.wakeWaiting();
      await parts.fetcher.run();
    },
    get isGone() {
      return isGone;
    },
    hangUp,
    async close() {
      hangUp();
      await connection.close(true);
    },
  };
}
