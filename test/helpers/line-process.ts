import { randomBytes } from 'node:crypto';
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
import { outboxKey } from '../../src/mongo/outbox-document.ts';
import { openStores, type Stores } from '../../src/mongo/stores.ts';
import { loadOffice } from '../../src/office/load-office.ts';
import { answerPost } from '../../src/post/answer-post.ts';
import { calendarOf, composeLine, type LineParts, newId } from '../../src/product/compose-line.ts';
import { composeTips, type TipParts } from '../../src/product/compose-tips.ts';
import { mendStranded } from '../../src/product/desks.ts';
import { memoryKey } from '../../src/product/memory-key.ts';
import { loadSecrets } from '../../src/product/secrets.ts';
import { storeLocks } from '../../src/product/store-locks.ts';
import type { AnswerPost } from '../../src/tickets/ports.ts';
import { newKeyPair } from '../../src/vault/key-pair.ts';
import { toStored } from '../../src/vault/stored-bytes.ts';
import { cheapPasswordKeys } from '../vault/cheap-password-keys.ts';
import { sampleKnowledge } from './sample-content.ts';
import { channel } from './service-desk.ts';

const office = loadOffice('office');
const secretsDir = mkdtempSync(join(tmpdir(), 'service-desk-keys-'));
const secrets = loadSecrets(secretsDir);
rmSync(secretsDir, { recursive: true });
const keys = cheapPasswordKeys();
const recovery = { publicKey: toStored(newKeyPair().publicKey) };
const receiptSettings = { ...secrets.receiptSettings, params: keys.newParams() };
/** Every process of a test is on the same machine. */
const locks = storeLocks(secrets, memoryKey(randomBytes(32), new Date()));

/** Under which key the outbox keeps what goes to a villager. */
export const outboxKeyOf = (userId: string) => outboxKey(locks, userId);
/** As the stores make digests under a key that outlives the power. */
export const durablyKeyed = locks.keyed;
/** The id of the file that came in a LINE message. */
export const fileIdOf = (messageId: string) => secrets.digest(messageId);

/** The LINE side of the product as one app process, its jobs done by hand instead of by timers. */
export interface LineProcess {
  readonly webhookUrl: string;
  readonly parts: LineParts;
  readonly stores: Stores;
  readonly post: AnswerPost;
  readonly tips: TipParts;
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
  const stores = await openStores(connection, {
    clock,
    newRetryKey: () => crypto.randomUUID(),
    logger,
    locks,
  });
  const config = loadConfig({
    LINE_CHANNEL_SECRET: channel.channelSecret,
    LINE_CHANNEL_ACCESS_TOKEN: channel.channelAccessToken,
    LINE_API_BASE_URL: line.url,
    LINE_DATA_API_BASE_URL: line.url,
  });
  const calendar = calendarOf(office);
  const post = answerPost(stores.outbox, () => void parts.sender.run());
  const tips = composeTips({
    stores,
    office,
    calendar,
    secrets: { ...secrets, receiptSettings },
    keys,
    recovery,
    post,
    clock,
    newId,
  });
  const parts: LineParts = composeLine({
    config,
    stores,
    office,
    calendar,
    secrets,
    tips: tips.reporter,
    oneTimePage: async () => 'https://desk.example/receipt/handle',
    filePage: () => 'https://desk.example/file/handle',
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
    post,
    tips,
    logged,
    async doJobs() {
      await mendStranded(stores.tickets, stores.outbox, new Date(clock().getTime() - 30_000));
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
