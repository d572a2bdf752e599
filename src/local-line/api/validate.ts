import type { Channel } from '../channel.ts';
import { checkMessages } from '../rules/check-messages.ts';
import { type Answer, ok, refuse } from './answer.ts';
import type { Call } from './call.ts';

/** `POST /v2/bot/message/validate/…`: looks at `messages` only and sends nothing. */
export function validate(_channel: Channel, call: Call): Answer {
  const refusal = checkMessages(call.json.messages);
  return refusal ? refuse(400, refusal.message, refusal.details, refusal.hints) : ok();
}
