import type { Channel } from '../channel.ts';
import { type Answer, ok, refuse } from './answer.ts';
import type { Call } from './call.ts';

/** `POST /v2/bot/chat/markAsRead`: with a token from a message event; it never expires. */
export function markAsRead(channel: Channel, call: Call): Answer {
  const { markAsReadToken } = call.json;
  if (typeof markAsReadToken === 'string' && channel.markAsReadTokens.has(markAsReadToken)) return ok();
  const details = [{ message: 'Invalid markAsReadToken', property: 'markAsReadToken' }];
  return refuse(400, 'The request body has 1 error(s)', details);
}
