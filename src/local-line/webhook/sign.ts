import { createHmac } from 'node:crypto';

/**
 * The `x-line-signature` of a body: base64 of HMAC-SHA256 over its exact bytes
 * (D:verify-webhook-signature).
 */
export function sign(body: string | Uint8Array, channelSecret: string): string {
  return createHmac('sha256', channelSecret).update(body).digest('base64');
}
