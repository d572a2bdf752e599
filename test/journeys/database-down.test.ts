import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { loadConfig } from '../../src/config.ts';
import { type LocalLine, startLocalLine } from '../../src/local-line/local-line.ts';
import { type Product, startProduct } from '../../src/product/product.ts';
import { type TestDatabase, testDatabase } from '../helpers/database.ts';
import { channel } from '../helpers/service-desk.ts';
import { complains, timesRead } from '../helpers/talk.ts';
import { until } from '../helpers/until.ts';
import { type WeakLink, weakLink } from '../helpers/weak-link.ts';

const quiet = { expectReply: false } as const;

describe('the database is away', () => {
  const folder = mkdtempSync(join(tmpdir(), 'service-desk-'));
  let database: TestDatabase;
  let link: WeakLink;
  let line: LocalLine;
  let product: Product;
  beforeAll(async () => {
    database = await testDatabase();
    link = await weakLink(database.uri);
    line = await startLocalLine({ ...channel });
    const config = loadConfig({
      PORT: '0',
      LINE_CHANNEL_SECRET: channel.channelSecret,
      LINE_CHANNEL_ACCESS_TOKEN: channel.channelAccessToken,
      LINE_API_BASE_URL: line.url,
      LINE_DATA_API_BASE_URL: line.url,
      MONGODB_URI: link.uri,
      SECRETS_DIR: folder,
    });
    product = await startProduct(config, { logger: pino({ level: 'silent' }), say: () => undefined });
    line.setWebhookUrl(`${product.url}/webhook`);
  });
  afterAll(async () => {
    await product.close();
    await line.close();
    await link.close();
    await database.drop();
    rmSync(folder, { recursive: true });
  });

  const readiness = async () => (await fetch(`${product.url}/readyz`)).status;

  test.each([
    ['refuses connections', () => link.goAway(), () => link.comeBack()],
    ['hangs', async () => link.freeze(), async () => link.thaw()],
  ])('it %s: LINE gets 503 in time, redelivers later, and nothing is lost', async (_, goes, returns) => {
    const villager = line.addVillager();
    await villager.says('ร้องเรียน');
    await goes();
    await villager.says('ถนน', quiet).catch(() => undefined);
    const refused = line.deliveries.at(-1);
    expect(refused?.attempts.map(({ status }) => status)).toEqual([503]);
    expect(refused?.attempts[0]?.tookMs).toBeLessThan(2_000);
    expect(await readiness()).toBe(503);
    expect((await fetch(`${product.url}/healthz`)).status).toBe(200);
    const page = await fetch(`${product.url}/services/elderly-allowance`);
    expect(await page.text()).toContain('เบี้ยยังชีพผู้สูงอายุ');
    await returns();
    await until('the product is ready again', async () => (await readiness()) === 200);
    await line.redeliver(refused);
    await until('the next question came', () => timesRead(villager, 'เกิดอะไรขึ้น') > 0);
    await line.duplicate(refused);
    await villager.says('เมนู');
    expect(timesRead(villager, 'เกิดอะไรขึ้น')).toBe(1);
    await villager.says('ยกเลิก');
    await complains(villager);
    expect(timesRead(villager, /C-25\d\d-\d{4}/)).toBe(1);
  });
});
