import { validateSignature } from '@line/bot-sdk';
import express, { type Response, Router } from 'express';
import { z } from 'zod';
import type { Clock } from '../clock.ts';
import { faultOf } from '../errors.ts';
import type { Logger } from '../logger.ts';
import type { InboxStore, JournaledEvent } from '../post/inbox.ts';

export interface WebhookDeps {
  readonly channelSecret: string;
  readonly inbox: InboxStore;
  /** Told whose events have just been journaled. */
  readonly take: (talkers: readonly string[]) => void;
  /** Keyed digest of a text. */
  readonly digest: (text: string) => string;
  readonly clock: Clock;
  readonly logger: Logger;
}

const bodyLimit = '1mb';
/** LINE waits two seconds; a database that does not answer by then is told as 503, so that LINE redelivers. */
const journalMs = 1_500;

const id = z.string().min(1).max(200);
/** Only what journaling needs. LINE adds properties and event types without notice. */
const eventSchema = z.looseObject({
  webhookEventId: id.optional().catch(undefined),
  timestamp: z.number().optional().catch(undefined),
  source: z
    .looseObject({ userId: id.optional(), groupId: id.optional(), roomId: id.optional() })
    .optional()
    .catch(undefined),
});
const callbackSchema = z.object({ events: z.array(z.unknown()).default([]) });

/** `POST /webhook`: signature over the raw bytes, events journaled, and only then 200. */
export function webhookRouter(deps: WebhookDeps): Router {
  const router = Router();
  router.post('/', express.raw({ type: () => true, limit: bodyLimit }), (request, response) =>
    receive(deps, request.body, request.get('x-line-signature'), response),
  );
  return router;
}

async function receive(
  deps: WebhookDeps,
  body: unknown,
  signature: string | undefined,
  response: Response,
): Promise<void> {
  if (!Buffer.isBuffer(body) || !signature || !validateSignature(body, deps.channelSecret, signature)) {
    response.sendStatus(401);
    return;
  }
  const events = readEvents(body, deps.clock(), deps.digest);
  if (!events) {
    response.sendStatus(400);
    return;
  }
  try {
    if (events.length > 0) await within(deps.inbox.journal(events), journalMs);
  } catch (error) {
    deps.logger.error({ ...faultOf(error), events: events.length }, 'events could not be journaled');
    response.sendStatus(503);
    return;
  }
  response.sendStatus(200);
  deps.take([...new Set(events.map(({ talker }) => talker))]);
}

/** The events of a callback as they are journaled; null when the body is not a callback. */
export function readEvents(
  body: Buffer,
  receivedAt: Date,
  digest: (text: string) => string,
): JournaledEvent[] | null {
  const callback = callbackSchema.safeParse(parseJson(body));
  if (!callback.success) return null;
  return callback.data.events.flatMap((raw, place) => {
    const event = eventSchema.safeParse(raw);
    if (!event.success) return [];
    const { source, webhookEventId, timestamp } = event.data;
    return [
      {
        id: webhookEventId ?? idOf(event.data, digest),
        talker: source?.groupId ?? source?.roomId ?? source?.userId ?? 'nobody',
        at: timestamp ?? receivedAt.getTime(),
        place,
        body: JSON.stringify(raw),
        receivedAt,
      },
    ];
  });
}

/** Events of old have no id: all they say is told apart instead, but for what a redelivery changes. */
function idOf(
  { deliveryContext: _, ...said }: z.infer<typeof eventSchema>,
  digest: (text: string) => string,
): string {
  return digest(`event\0${JSON.stringify(said)}`);
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return null;
  }
}

async function within<T>(work: Promise<T>, ms: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('the database took too long')), ms);
  });
  work.catch(() => undefined);
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
