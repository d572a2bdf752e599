import express from 'express';
import { addGroup, addPerson } from './add-person.ts';
import type { Refusal } from './api/answer.ts';
import type { FaultOptions } from './api/faults.ts';
import { apiRouter } from './api/router.ts';
import {
  type Channel,
  type ChannelOptions,
  createChannel,
  type Redelivery,
  type SentRecord,
} from './channel.ts';
import { chatRouter } from './chat-page/router.ts';
import { channelControls, faultControls, webhookControls } from './controls.ts';
import type { EventBody } from './events.ts';
import { type LocalServer, listen } from './local-server.ts';
import type { Group, Person } from './people.ts';
import type { RichMenu } from './rich-menus.ts';
import { createVillager, type Villager } from './villager.ts';
import { connections } from './webhook/deliver.ts';
import type { Delivery, EventSource, LineEvent } from './webhook/delivery.ts';
import { closeConnections } from './webhook/post.ts';

export interface LocalLineOptions extends ChannelOptions {
  /** 0 (usual): any free port. */
  port?: number;
}

/** Where an event comes from: a villager's 1:1 chat, a group, a villager in a group, or LINE's own words. */
export type From = Villager | Group | { villager: Villager; in: Group } | EventSource | undefined;

/** A LINE platform on this machine. */
export interface LocalLine {
  /** Base address of both api and api-data, without a slash at the end. */
  readonly url: string;
  /** User id of the bot: the `destination` of every webhook. */
  readonly botUserId: string;
  setWebhookUrl(url: string): void;
  close(): Promise<void>;

  readonly villagers: readonly Villager[];
  addVillager(profile?: { displayName?: string; language?: string; pictureUrl?: string }): Villager;
  /** A group with the bot in it. */
  addGroup(members: Villager[], name?: string): Group;

  /** Makes a full event of a body from `events.ts`; change it as you like before `deliver`. */
  stamp(from: From, body: EventBody): LineEvent;
  /** Posts events in one webhook, signed. Never rejects: see `accepted` and `attempts`. */
  deliver(events: LineEvent | LineEvent[]): Promise<Delivery>;
  /** Posts this exact body; the signature is right unless another is given (null: no header). */
  deliverRaw(body: string, signature?: string | null): Promise<Delivery>;
  /** What the console's Verify button does: a webhook without events. */
  verify(): Promise<Delivery>;
  readonly deliveries: readonly Delivery[];
  setRedelivery(mode: Redelivery): void;
  /** Posts again with `isRedelivery: true`: a delivery, or else every one that got no 2xx. Throws when off. */
  redeliver(delivery?: Delivery): Promise<Delivery[]>;
  /** Posts the same bytes once more with `isRedelivery: false`, as happens on LINE's network. */
  duplicate(delivery?: Delivery): Promise<Delivery>;
  /** Keeps webhooks back until `release`. */
  hold(): void;
  /** Lets held webhooks go, one after the other, or all their events in one webhook. */
  release(how?: { order?: 'as-sent' | 'reversed'; together?: boolean }): Promise<Delivery[]>;

  /** Every accepted outgoing call, one record for each recipient. */
  readonly sent: readonly SentRecord[];
  /** Every call refused by a rule of LINE (not by a fault), with its reason. Tests expect this to be empty. */
  readonly refused: readonly Refusal[];
  forgetLog(): void;

  /** Lets coming calls fail; resolves when the first of them has met the fault. */
  failNext(fault: FaultOptions): Promise<void>;
  /** Takes all faults back and lets hanging calls go. */
  heal(): void;
  /** `refuse` (usual): nobody listens. `error`: every call gets 500. */
  down(how?: 'refuse' | 'error'): Promise<void>;
  up(): Promise<void>;

  readonly quota: { readonly limit: number | null; readonly used: number };
  setQuota(quota: { limit?: number | null; used?: number }): void;
  setValidation(validation: 'strict' | 'off'): void;
  /** Ids of default and own rich menu and what they hold. */
  readonly richMenus: { readonly all: readonly RichMenu[]; readonly default: RichMenu | undefined };
  richMenuOf(villager: Villager): RichMenu | undefined;
  /** Changes how the content of a message is served from now on. */
  setContent(messageId: string, change: { preparing?: number; breakAfter?: number; missing?: boolean }): void;
}

/** Starts a LINE platform on 127.0.0.1, with its chat page at `/chat`. */
export async function startLocalLine(options: LocalLineOptions): Promise<LocalLine> {
  const channel = createChannel(options);
  const app = express().disable('x-powered-by').disable('etag');
  app.use('/chat', chatRouter(channel));
  app.get('/', (_request, response) => response.redirect('/chat'));
  app.use(apiRouter(channel));
  const server = await listen(app, options.port ?? 0);
  const villagers = new Map<string, Villager>();

  const personOf = (villager: Villager) => knownPerson(channel, villager);
  const villagerOf = (person: Person): Villager => {
    const villager = villagers.get(person.userId) ?? createVillager(channel, person);
    villagers.set(person.userId, villager);
    return villager;
  };

  return {
    url: server.url,
    botUserId: channel.botUserId,
    setWebhookUrl: (url) => {
      channel.webhookUrl = url;
    },
    close: () => closeAll(channel, server),
    get villagers() {
      return [...channel.people.values()].map(villagerOf);
    },
    addVillager: (profile) => villagerOf(addPerson(channel, profile)),
    addGroup: (members, name = 'Group') => addGroup(channel, members.map(personOf), name),
    ...webhookControls(channel, personOf),
    ...channelControls(channel, personOf),
    ...faultControls(channel, server),
  };
}

function knownPerson(channel: Channel, { userId }: Villager): Person {
  const person = channel.people.get(userId);
  if (!person) throw new Error('This villager belongs to another LocalLine');
  return person;
}

async function closeAll(channel: Channel, server: LocalServer): Promise<void> {
  channel.isClosed = true;
  closeConnections(connections(channel));
  await server.stop();
}
