import type { Channel } from '../channel.ts';
import { type Answer, refuse } from './answer.ts';
import type { Call } from './call.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** LINE's limits by endpoint, `[calls, milliseconds]` (REF, rate limits); all others 2,000 a second. */
const LIMITS: Record<string, readonly [number, number]> = {
  'POST /v2/bot/message/narrowcast': [60, HOUR],
  'POST /v2/bot/message/broadcast': [60, HOUR],
  'POST /v2/bot/channel/webhook/test': [60, HOUR],
  'GET /v2/bot/channel/webhook/endpoint': [1_000, MINUTE],
  'PUT /v2/bot/channel/webhook/endpoint': [1_000, MINUTE],
  'POST /v2/bot/richmenu': [100, HOUR],
  'DELETE /v2/bot/richmenu/:richMenuId': [100, HOUR],
  'DELETE /v2/bot/richmenu/alias/:richMenuAliasId': [100, HOUR],
  'GET /v2/bot/richmenu/list': [10, SECOND],
  'POST /v2/bot/message/multicast': [200, SECOND],
  'POST /v2/bot/chat/loading/start': [100, SECOND],
};
const OTHERS = [2_000, SECOND] as const;

/** Refuses a call beyond its endpoint's token bucket. */
export function refuseByRate(channel: Channel, call: Call): Answer | undefined {
  if (channel.rateLimit === 'off') return undefined;
  const name = `${call.method} ${call.route}`;
  const [size, period] =
    channel.rateLimit === 'line' ? (LIMITS[name] ?? OTHERS) : [channel.rateLimit, SECOND];
  const now = channel.clock().getTime();
  const bucket = channel.buckets.get(name) ?? { tokens: size, at: now };
  const tokens = Math.min(size, bucket.tokens + ((now - bucket.at) * size) / period);
  channel.buckets.set(name, { tokens: Math.max(0, tokens - 1), at: now });
  if (tokens >= 1) return undefined;
  return refuse(429, 'The API rate limit has been exceeded. Try again later.');
}
