import { sourceOf } from './act.ts';
import type { Channel } from './channel.ts';
import type { From, LocalLine } from './local-line.ts';
import type { LocalServer } from './local-server.ts';
import type { Person } from './people.ts';
import { usedIn } from './quota.ts';
import { richMenuOf } from './rich-menus.ts';
import type { Villager } from './villager.ts';
import { deliver, deliverEvents, prepare } from './webhook/deliver.ts';
import type { EventSource } from './webhook/delivery.ts';
import { deliverRaw, duplicate, redeliverAll, release } from './webhook/mischief.ts';
import { stamp } from './webhook/stamp.ts';

type PersonOf = (villager: Villager) => Person;

type WebhookControls = Pick<
  LocalLine,
  | 'stamp'
  | 'deliver'
  | 'deliverRaw'
  | 'verify'
  | 'deliveries'
  | 'setRedelivery'
  | 'redeliver'
  | 'duplicate'
  | 'hold'
  | 'release'
>;

/** What concerns webhooks to the bot. */
export function webhookControls(channel: Channel, personOf: PersonOf): WebhookControls {
  return {
    stamp: (from, body) => stamp(channel, toSource(from, personOf), body),
    deliver: (events) => deliver(channel, prepare(channel, [events].flat())),
    deliverRaw: (body, signature) => deliverRaw(channel, body, signature),
    verify: () => deliverEvents(channel, []),
    deliveries: channel.deliveries,
    setRedelivery: (mode) => {
      channel.redelivery = mode;
    },
    redeliver: (delivery) => redeliverAll(channel, delivery),
    duplicate: (delivery) => duplicate(channel, delivery),
    hold: () => {
      channel.held ??= [];
    },
    release: (how) => release(channel, how),
  };
}

function toSource(from: From, personOf: PersonOf): EventSource | undefined {
  if (from === undefined || 'type' in from) return from;
  if ('villager' in from) return sourceOf(personOf(from.villager), from.in);
  if ('groupId' in from) return { type: 'group', groupId: from.groupId };
  return sourceOf(personOf(from));
}

type ChannelControls = Pick<
  LocalLine,
  | 'sent'
  | 'refused'
  | 'forgetLog'
  | 'quota'
  | 'setQuota'
  | 'setValidation'
  | 'richMenus'
  | 'richMenuOf'
  | 'setContent'
>;

/** What concerns logs, quota, rich menus and content. */
export function channelControls(channel: Channel, personOf: PersonOf): ChannelControls {
  return {
    sent: channel.sent,
    refused: channel.refused,
    forgetLog: () => {
      for (const log of [channel.sent, channel.refused, channel.deliveries]) log.length = 0;
    },
    quota: {
      get limit() {
        return channel.quota.limit;
      },
      get used() {
        return usedIn(channel.quota, channel.clock());
      },
    },
    setQuota: (quota) => {
      usedIn(channel.quota, channel.clock());
      Object.assign(channel.quota, quota);
    },
    setValidation: (validation) => {
      channel.validation = validation;
    },
    richMenus: {
      get all() {
        return [...channel.richMenus.menus.values()];
      },
      get default() {
        return channel.richMenus.menus.get(channel.richMenus.defaultId ?? '');
      },
    },
    richMenuOf: (villager) => richMenuOf(channel.richMenus, personOf(villager)),
    setContent: (messageId, { missing, ...change }) => {
      const content = channel.contents.get(messageId);
      if (!content) throw new Error('No content was sent with this message');
      if (missing) channel.contents.delete(messageId);
      Object.assign(content, change);
    },
  };
}

type FaultControls = Pick<LocalLine, 'failNext' | 'heal' | 'down' | 'up'>;

/** What concerns failing. */
export function faultControls(channel: Channel, server: LocalServer): FaultControls {
  return {
    failNext: (fault) =>
      new Promise((met) => {
        channel.faults.push({ ...fault, left: fault.times ?? 1, met });
      }),
    heal: () => {
      channel.faults.length = 0;
      for (const response of channel.hanging) response.destroy();
      channel.hanging.clear();
    },
    down: async (how = 'refuse') => {
      channel.isDown = true;
      if (how === 'refuse') await server.stop();
    },
    up: async () => {
      channel.isDown = false;
      await server.start();
    },
  };
}
