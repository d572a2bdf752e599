import { randomBytes } from 'node:crypto';
import { EventEmitter } from 'node:events';
import type { ServerResponse } from 'node:http';
import { type Clock, systemClock } from '../clock.ts';
import type { Refusal } from './api/answer.ts';
import type { Fault } from './api/faults.ts';
import type { AcceptedRequest } from './api/retry-key.ts';
import type { Chat } from './chat-log.ts';
import type { Content } from './content.ts';
import type { Message } from './message.ts';
import type { Group, Person } from './people.ts';
import type { Quota } from './quota.ts';
import type { RichMenus } from './rich-menus.ts';
import type { Delivery } from './webhook/delivery.ts';
import type { ReplyToken } from './webhook/reply-token.ts';

/** Gives that many random bytes. A test may pass one that repeats. */
export type Random = (bytes: number) => Uint8Array;

/** `strict`: every outgoing message is checked as LINE does. `off`: for benchmarks only. */
export type Validation = 'strict' | 'off';

/** `off`: LINE never redelivers. `manual`: when asked. `auto`: after each of the delays. */
export type Redelivery = 'off' | 'manual' | 'auto';

/**
 * `line`: LINE's own limits for each endpoint. `off`: none. A number: that many calls a second on each
 * endpoint.
 */
export type RateLimit = 'line' | 'off' | number;

/** One accepted outgoing call, seen from one recipient. */
export interface SentRecord {
  /** User, group or room id. */
  to: string;
  via: 'reply' | 'push' | 'multicast' | 'narrowcast' | 'broadcast';
  messages: Message[];
  at: Date;
  requestId: string;
  retryKey?: string;
  replyToken?: string;
  /** False when LINE answers 200 but the message reaches nobody (blocked, no friend). */
  delivered: boolean;
}

export interface ChannelOptions {
  channelSecret: string;
  channelAccessToken: string;
  webhookUrl?: string;
  clock?: Clock;
  random?: Random;
  /** Push messages a month; null: no limit. LINE's free plan in Thailand: 300. */
  monthlyQuota?: number | null;
  rateLimit?: RateLimit;
  validation?: Validation;
  redelivery?: Redelivery;
  /** Waits before each automatic redelivery, in real milliseconds. LINE does not disclose its own. */
  redeliveryDelaysMs?: readonly number[];
  /** How long LINE waits for the bot's answer, in real milliseconds. */
  webhookTimeoutMs?: number;
}

/** All state of one Messaging API channel. Every endpoint reads and changes this and nothing else. */
export interface Channel {
  readonly botUserId: string;
  readonly channelSecret: string;
  readonly channelAccessToken: string;
  readonly clock: Clock;
  readonly random: Random;
  readonly rateLimit: RateLimit;
  readonly redeliveryDelaysMs: readonly number[];
  readonly webhookTimeoutMs: number;
  webhookUrl: string | undefined;
  validation: Validation;
  redelivery: Redelivery;
  isDown: boolean;
  isClosed: boolean;
  /** Deliveries kept back by `hold()`; undefined when nothing is held. */
  held: Delivery[] | undefined;
  readonly people: Map<string, Person>;
  readonly groups: Map<string, Group>;
  readonly replyTokens: Map<string, ReplyToken>;
  readonly quoteTokens: Map<string, string>;
  readonly markAsReadTokens: Map<string, string>;
  readonly contents: Map<string, Content>;
  readonly accepted: Map<string, AcceptedRequest>;
  readonly buckets: Map<string, { tokens: number; at: number }>;
  readonly faults: Fault[];
  readonly hanging: Set<ServerResponse>;
  readonly quota: Quota;
  readonly richMenus: RichMenus;
  readonly sent: SentRecord[];
  readonly refused: Refusal[];
  readonly deliveries: Delivery[];
  readonly bus: EventEmitter;
  lastMessageNumber: number;
}

/** A channel at rest: nobody follows it, nothing is sent. */
export function createChannel(options: ChannelOptions): Channel {
  const random: Random = options.random ?? randomBytes;
  return {
    botUserId: `U${hex(random, 16)}`,
    channelSecret: options.channelSecret,
    channelAccessToken: options.channelAccessToken,
    clock: options.clock ?? systemClock,
    random,
    rateLimit: options.rateLimit ?? 'off',
    redeliveryDelaysMs: options.redeliveryDelaysMs ?? [1_000, 5_000, 15_000, 60_000],
    webhookTimeoutMs: options.webhookTimeoutMs ?? 2_000,
    webhookUrl: options.webhookUrl,
    validation: options.validation ?? 'strict',
    redelivery: options.redelivery ?? 'manual',
    isDown: false,
    isClosed: false,
    held: undefined,
    people: new Map(),
    groups: new Map(),
    replyTokens: new Map(),
    quoteTokens: new Map(),
    markAsReadTokens: new Map(),
    contents: new Map(),
    accepted: new Map(),
    buckets: new Map(),
    faults: [],
    hanging: new Set(),
    quota: { limit: options.monthlyQuota === undefined ? 300 : options.monthlyQuota, used: 0, month: '' },
    richMenus: { menus: new Map(), aliases: new Map(), defaultId: undefined },
    sent: [],
    refused: [],
    deliveries: [],
    bus: new EventEmitter().setMaxListeners(0),
    lastMessageNumber: 0,
  };
}

export function hex(random: Random, bytes: number): string {
  return Buffer.from(random(bytes)).toString('hex');
}

/** A fresh message id: 18 digits, growing, as LINE's. */
export function nextMessageId(channel: Channel): string {
  channel.lastMessageNumber += 1;
  return `5${String(channel.lastMessageNumber).padStart(17, '0')}`;
}

/** The chat of a user or group id, if the channel knows it. */
export function chatOf(channel: Channel, id: string): Chat | undefined {
  return channel.people.get(id)?.chat ?? channel.groups.get(id)?.chat;
}

/** Tells everyone who watches this chat (the chat page) that it looks different now. */
export function tellChange(channel: Channel, chatId: string): void {
  channel.bus.emit('change', chatId);
}
