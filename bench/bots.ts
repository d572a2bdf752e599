import { join } from 'node:path';
import { type Child, startChild } from './child.ts';

/** The two sides of every ratio of turns. */
export type Bot = 'floor' | 'product';

export const channel = { channelSecret: 'c'.repeat(32), channelAccessToken: 'token-of-the-benchmark' };

const scripts: Readonly<Record<Bot, URL>> = {
  floor: new URL('./floor.js', import.meta.url),
  product: new URL('../src/main.js', import.meta.url),
};

export interface BotOptions {
  /** The local LINE; a start alone never calls it. */
  readonly lineUrl?: string;
  /** Undefined: the product's own embedded engine in `dataDir`. */
  readonly mongodbUri?: string;
  readonly dataDir: string;
  /** Records a profile of the processor into this folder. */
  readonly profiles?: string;
}

/** Starts a bot as a process of its own, both with the same settings. */
export function startBot(bot: Bot, { lineUrl, mongodbUri, dataDir, profiles }: BotOptions): Promise<Child> {
  const line = lineUrl ?? 'http://127.0.0.1:9';
  return startChild(
    scripts[bot],
    {
      LINE_CHANNEL_SECRET: channel.channelSecret,
      LINE_CHANNEL_ACCESS_TOKEN: channel.channelAccessToken,
      LINE_API_BASE_URL: line,
      LINE_DATA_API_BASE_URL: line,
      ...(mongodbUri ? { MONGODB_URI: mongodbUri } : {}),
      DATA_DIR: dataDir,
      SECRETS_DIR: join(dataDir, 'secrets'),
      LOG_LEVEL: 'warn',
    },
    profiles ? ['--cpu-prof', `--cpu-prof-dir=${profiles}`] : [],
  );
}
