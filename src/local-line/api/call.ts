import type { Channel } from '../channel.ts';
import type { Answer } from './answer.ts';

/** One HTTP call of a bot, read. */
export interface Call {
  method: string;
  /** As called, with ids. */
  path: string;
  /** As written in the route table. */
  route: string;
  params: Record<string, string>;
  query: Record<string, unknown>;
  headers: Record<string, string | string[] | undefined>;
  bytes: Buffer;
  /** The body of a route that takes JSON; `{}` elsewhere. */
  json: Record<string, unknown>;
  requestId: string;
}

/** Answers a call and changes the channel. */
export type Endpoint = (channel: Channel, call: Call) => Answer | Promise<Answer>;

export interface Route {
  method: 'get' | 'post' | 'put' | 'delete';
  path: string;
  endpoint: Endpoint;
  /** Whether the body must be JSON. */
  takes?: 'json';
}

/** A header's single value. */
export function header(call: Call, name: string): string | undefined {
  const value = call.headers[name];
  return Array.isArray(value) ? value[0] : value;
}

const USER_ID = /^U[0-9a-f]{32}$/;
const CHAT_ID = /^[UCR][0-9a-f]{32}$/;

export function isUserId(value: unknown): value is string {
  return typeof value === 'string' && USER_ID.test(value);
}

/** Whether a value looks like the id of a user, group or room. */
export function isChatId(value: unknown): value is string {
  return typeof value === 'string' && CHAT_ID.test(value);
}
