import type { Channel } from '../channel.ts';
import { type Answer, refuse } from './answer.ts';
import { type Call, header } from './call.ts';

/** A call that was accepted with a retry key. */
export interface AcceptedRequest {
  requestId: string;
  at: number;
  sentMessages?: unknown;
}

const LIFE = 24 * 60 * 60 * 1000;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const TAKES_KEYS = new Set(
  ['push', 'multicast', 'narrowcast', 'broadcast'].map((kind) => `/v2/bot/message/${kind}`),
);

export function retryKeyOf(call: Call): string | undefined {
  return header(call, 'x-line-retry-key');
}

/**
 * Refuses a call by its retry key: on an endpoint that takes none (reply too), malformed, or accepted
 * within the last 24 hours (D:retrying-api-request). Undefined: go on.
 */
export function refuseByRetryKey(channel: Channel, call: Call): Answer | undefined {
  const key = retryKeyOf(call);
  if (key === undefined) return undefined;
  if (!TAKES_KEYS.has(call.route)) {
    return refuse(400, "The 'X-Line-Retry-Key' header is not supported by this endpoint");
  }
  if (!UUID.test(key)) return refuse(400, "The value of the 'X-Line-Retry-Key' header is invalid");
  const accepted = channel.accepted.get(nameOf(call, key));
  if (!accepted || channel.clock().getTime() - accepted.at >= LIFE) return undefined;
  return conflict(accepted);
}

function conflict(accepted: AcceptedRequest): Answer {
  const { requestId, sentMessages } = accepted;
  return {
    status: 409,
    headers: { 'x-line-accepted-request-id': requestId },
    body: { message: 'The retry key is already accepted', ...(sentMessages ? { sentMessages } : {}) },
  };
}

function nameOf(call: Call, key: string): string {
  return `${call.route} ${key.toLowerCase()}`;
}

/** Remembers that a call with this retry key was accepted. */
export function rememberAccepted(channel: Channel, call: Call, sentMessages?: unknown): void {
  const key = retryKeyOf(call);
  if (key === undefined) return;
  const at = channel.clock().getTime();
  channel.accepted.set(nameOf(call, key), { requestId: call.requestId, at, sentMessages });
}
