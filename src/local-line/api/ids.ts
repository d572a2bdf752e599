import { randomUUID } from 'node:crypto';
import type { Channel } from '../channel.ts';

/** A token such as LINE's quote tokens: opaque, safe in JSON. */
export function randomToken(channel: Channel): string {
  return Buffer.from(channel.random(24)).toString('base64url');
}

/** A fresh value of `x-line-request-id`. */
export function newRequestId(): string {
  return randomUUID();
}
