import type { Channel } from '../channel.ts';
import { usedIn } from '../quota.ts';
import { type Answer, ok } from './answer.ts';

/** `GET /v2/bot/message/quota` */
export function quota(channel: Channel): Answer {
  const { limit } = channel.quota;
  return ok(limit === null ? { type: 'none' } : { type: 'limited', value: limit });
}

/** `GET /v2/bot/message/quota/consumption` */
export function quotaConsumption(channel: Channel): Answer {
  return ok({ totalUsage: usedIn(channel.quota, channel.clock()) });
}
