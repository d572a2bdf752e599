import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Router } from 'express';
import type { TurnDeps } from '../bot/turn-deps.ts';
import type { Clock } from '../clock.ts';
import type { Config } from '../config.ts';
import { questionToNote } from '../knowledge/note-question.ts';
import { apologiseFor } from '../line/apologise.ts';
import { type LineClient, lineClient } from '../line/client.ts';
import { contentFetcher, type Fetcher } from '../line/content.ts';
import type { HandleDeps } from '../line/handle-deps.ts';
import { handleEvent } from '../line/handle-event.ts';
import { type Quota, quotaKeeper } from '../line/quota.ts';
import { outboxSender, type Sender } from '../line/send-outbox.ts';
import { type EventTaker, eventTaker } from '../line/take-events.ts';
import { webhookRouter } from '../line/webhook.ts';
import type { Logger } from '../logger.ts';
import type { Stores } from '../mongo/stores.ts';
import type { Office } from '../office/office.ts';
import { type WorkingCalendar, workingCalendar } from '../tickets/working-days.ts';
import type { FiledTip, ReporterDesk, TipAccess } from '../tips/desks.ts';
import { keepFiles, learnName, markDelivery } from './desks.ts';
import type { KnowledgeKeeper } from './knowledge-keeper.ts';
import type { Secrets } from './secrets.ts';

export interface Surroundings {
  readonly config: Config;
  readonly stores: Stores;
  readonly office: Office;
  readonly calendar: WorkingCalendar;
  readonly secrets: Secrets;
  /** What reporters of tips can do. */
  readonly tips: ReporterDesk;
  /** Address of a page that shows a receipt code once. */
  readonly oneTimePage: (filed: FiledTip) => Promise<string>;
  /** Address of a page that hands out one file of a tip. */
  readonly filePage: (access: TipAccess, fileId: string) => string;
  readonly knowledge: Pick<KnowledgeKeeper, 'current' | 'isDead'>;
  readonly clock: Clock;
  readonly logger: Logger;
  /** How long a call to LINE may take; 5 seconds unless told. */
  readonly patienceMs?: number;
}

/** Everything between LINE and the bot. */
export interface LineParts {
  readonly webhook: Router;
  readonly taker: EventTaker;
  readonly sender: Sender;
  readonly fetcher: Fetcher;
  readonly quota: Quota;
}

/** A random id that tells nothing: 128 bits. */
export const newId = () => randomBytes(16).toString('base64url');

export function composeLine(around: Surroundings): LineParts {
  const { config, stores, office, secrets, clock, logger } = around;
  const client = clientOf(around);
  const quota = quotaKeeper(client, clock, office.pushReserve);
  const sender = outboxSender({
    ...stores,
    client,
    quota,
    clock,
    logger,
    mark: (items, delivery) => markDelivery(stores.tickets, items, delivery),
  });
  const fetcher = contentFetcher({
    ...stores,
    clock,
    logger,
    dataApi: { baseURL: config.lineDataApi, channelAccessToken: config.channelAccessToken },
    mark: (id, state) => stores.tickets.setAttachment(id, state),
  });
  const handling: HandleDeps = {
    ...stores,
    bot: botDeps(around),
    client,
    pause,
    digest: secrets.digest,
    uuidOf: secrets.uuidOf,
    delivered: (items) => markDelivery(stores.tickets, items, { state: 'sent', at: clock() }),
    wakeSender: () => void sender.run(),
    wakeDownloads: () => void fetcher.run(),
    learnName: (villager, number) =>
      void learnName(stores.tickets, { number, name: client.displayName(villager), logger }),
  };
  const taker = eventTaker({
    ...stores,
    clock,
    pause,
    logger,
    handle: (event, talk) => handleEvent(handling, event, talk),
    apologise: (event) => apologiseFor(event, { ...stores, ...secrets, client }),
  });
  const { channelSecret } = config;
  const { digest } = secrets;
  const { inbox } = stores;
  const webhook = webhookRouter({ channelSecret, inbox, take: taker.take, digest, clock, logger });
  return { webhook, taker, sender, fetcher, quota };
}

function clientOf({ config, patienceMs }: Surroundings): LineClient {
  const { channelAccessToken, lineApi: baseURL } = config;
  return lineClient({ channelAccessToken, baseURL, ...(patienceMs ? { patienceMs } : {}) });
}

/** The office's working days and hours. */
export function calendarOf({ hours, holidays }: Office): WorkingCalendar {
  return workingCalendar({
    closesAt: hours.closes,
    extraHolidays: holidays.extra,
    notHolidays: holidays.not,
  });
}

/** What the bot reaches of the rest of the product. */
export function botDeps(around: Surroundings): TurnDeps {
  const { config, stores, office, calendar, tips, knowledge, clock } = around;
  return {
    office,
    tickets: stores.tickets,
    tips,
    calendar,
    knowledge: knowledge.current,
    isDead: knowledge.isDead,
    noteQuestion: async (text, understanding) => {
      const question = questionToNote(knowledge.current(), text, understanding);
      if (question) await stores.questions.note({ ...question, at: clock() });
    },
    webPage: (path) => (config.isPublicUrlSet ? new URL(path, config.publicUrl).href : undefined),
    // Without an address that people elsewhere can follow, the code is said in the chat.
    ...(config.isPublicUrlSet ? { oneTimePage: around.oneTimePage, filePage: around.filePage } : {}),
    displayName: clientOf(around).displayName,
    keepFiles: (ids, of) => keepFiles(stores, ids, of),
    clock,
    newId,
  };
}
