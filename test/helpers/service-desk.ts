import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import type { Clock } from '../../src/clock.ts';
import { loadConfig } from '../../src/config.ts';
import { type LocalLine, type LocalLineOptions, startLocalLine } from '../../src/local-line/local-line.ts';
import { type Product, startProduct } from '../../src/product/product.ts';
import { type TestDatabase, testDatabase } from './database.ts';

export const channel = { channelSecret: 'c'.repeat(32), channelAccessToken: 'token-of-the-test-channel' };

export interface ServiceDesk {
  readonly line: LocalLine;
  readonly product: Product;
  readonly url: string;
  readonly database: TestDatabase;
  /** Everything logged, a line each. */
  readonly logged: readonly string[];
  /** A second app process's worth of the product on the same database. */
  startAnother(): Promise<Product>;
  /** Closes the product and starts it again on the same database and address of LINE. */
  restart(): Promise<void>;
  /** As `restart`, on a machine whose power was gone in between: its memory is empty. */
  losesPower(): Promise<void>;
  close(): Promise<void>;
}

/** The whole product in this process: a database of its own, the local LINE, the sample office. */
export async function startServiceDesk(
  options: { clock?: Clock; line?: Partial<LocalLineOptions> } = {},
): Promise<ServiceDesk> {
  const database = await testDatabase();
  const folder = mkdtempSync(join(tmpdir(), 'service-desk-'));
  const memoryDir = mkdtempSync('/dev/shm/service-desk-');
  const line = await startLocalLine({
    ...channel,
    ...(options.clock ? { clock: options.clock } : {}),
    ...options.line,
  });
  const logged: string[] = [];
  const config = loadConfig({
    PORT: '0',
    LINE_CHANNEL_SECRET: channel.channelSecret,
    LINE_CHANNEL_ACCESS_TOKEN: channel.channelAccessToken,
    LINE_API_BASE_URL: line.url,
    LINE_DATA_API_BASE_URL: line.url,
    MONGODB_URI: database.uri,
    DATA_DIR: join(folder, 'data'),
    SECRETS_DIR: join(folder, 'secrets'),
    MEMORY_DIR: memoryDir,
  });
  const start = () =>
    startProduct(config, {
      logger: pino({ level: 'debug' }, { write: (text: string) => logged.push(text) }),
      say: () => undefined,
      ...(options.clock ? { clock: options.clock } : {}),
    });
  const running: Product[] = [];
  const begin = async () => {
    const product = await start();
    running.push(product);
    return product;
  };
  let product = await begin();
  line.setWebhookUrl(`${product.url}/webhook`);
  const restart = async (between: () => void) => {
    await product.close();
    between();
    product = await begin();
    line.setWebhookUrl(`${product.url}/webhook`);
  };
  return {
    line,
    logged,
    database,
    get product() {
      return product;
    },
    get url() {
      return product.url;
    },
    startAnother: begin,
    restart: () => restart(() => undefined),
    losesPower: () => restart(() => rmSync(memoryDir, { recursive: true })),
    async close() {
      await Promise.all(running.map((one) => one.close()));
      await line.close();
      await database.drop();
      for (const one of [folder, memoryDir]) rmSync(one, { recursive: true, force: true });
    },
  };
}
