import type { Clock } from '../clock.ts';
import { faultOf } from '../errors.ts';
import type { Logger } from '../logger.ts';
import { type Batch, nextTry, type OutboxStore, type Outgoing } from '../post/outbox.ts';
import type { TalkStore } from '../post/talks.ts';
import type { Delivery } from '../tickets/ticket.ts';
import type { LineClient } from './client.ts';
import type { Quota } from './quota.ts';
import { type Pause, sayWithToken } from './reach.ts';
import { writeMessages } from './write-message.ts';

export interface SenderDeps {
  readonly outbox: OutboxStore;
  readonly talks: TalkStore;
  readonly client: LineClient;
  readonly quota: Quota;
  /** Shows on the tickets how their answers fared. */
  readonly mark: (items: readonly Outgoing[], delivery: Delivery) => Promise<void>;
  readonly clock: Clock;
  readonly pause: Pause;
  readonly logger: Logger;
}

export interface Sender {
  /** Sends what is due, now. Resolves when nothing more is due. */
  run(): Promise<void>;
  /** Queues what waits for quota, if there is quota again. */
  wakeWaiting(): Promise<void>;
  drain(): Promise<void>;
}

const leaseMs = 60_000;
const lanes = 4;
const wakeLimit = 50;

/** Sends the outbox: several villagers side by side, each villager's messages in order. */
export function outboxSender(deps: SenderDeps): Sender {
  let isDraining = false;
  let running: Promise<void> | undefined;
  let isAskedAgain = false;

  const lane = async () => {
    while (!isDraining) {
      const batch = await deps.outbox.claim(leaseMs);
      if (!batch) return;
      await sendBatch(deps, batch);
    }
  };
  const runAll = async () => {
    do {
      isAskedAgain = false;
      await Promise.all(Array.from({ length: lanes }, lane));
    } while (isAskedAgain && !isDraining);
  };
  const run = () => {
    isAskedAgain = true;
    running ??= runAll()
      .catch((error) => deps.logger.error(faultOf(error), 'the outbox waits: the database did not answer'))
      .finally(() => {
        running = undefined;
      });
    return running;
  };
  return {
    run,
    async wakeWaiting() {
      if ((await deps.outbox.waitingCount()) === 0 || !(await deps.quota.mayPush())) return;
      const woken = await deps.outbox.wake(wakeLimit);
      await deps.mark(woken, { state: 'queued', at: deps.clock() });
      await run();
    },
    async drain() {
      isDraining = true;
      await running;
    },
  };
}

async function sendBatch(deps: SenderDeps, batch: Batch): Promise<void> {
  if (batch.items.length === 0) return;
  if (await deps.talks.isBlocked(batch.villager)) return fail(deps, batch, 'blocked');
  if (batch.attempts === 0 && (await sayFree(deps, batch))) return settled(deps, batch);
  if (!(await deps.quota.mayPush())) return wait(deps, batch);
  const messages = writeMessages(batch.items.flatMap((item) => item.replies));
  const sent = await deps.client.push(batch.villager, batch.retryKey, messages);
  switch (sent) {
    case 'ok':
      deps.quota.pushed();
      return settled(deps, batch);
    case 'refused':
      deps.logger.error({ messages: messages.length }, 'LINE refused a push message');
      return fail(deps, batch, 'refused');
    case 'limited':
      return limited(deps, batch);
    case 'unauthorized':
      deps.logger.error('LINE_CHANNEL_ACCESS_TOKEN is not accepted by LINE: messages stay in the outbox');
      return later(deps, batch);
    case 'unreachable':
      return later(deps, batch);
    default:
      return sent satisfies never;
  }
}

/** A reply token that nobody used yet sends for free. */
async function sayFree(deps: SenderDeps, batch: Batch): Promise<boolean> {
  const token = await deps.talks.takeToken(batch.villager);
  if (!token) return false;
  const replies = batch.items.flatMap((item) => item.replies);
  return (await sayWithToken(deps.client, token, replies, { pause: deps.pause, wasTried: false })) === 'said';
}

/** LINE says 429 for a spent month and for too many calls alike; the quota tells which it is. */
async function limited(deps: SenderDeps, batch: Batch): Promise<void> {
  const fresh = await deps.client.quota();
  const isSpent = fresh !== null && fresh.limit !== null && fresh.used >= fresh.limit;
  if (!isSpent) return later(deps, batch);
  deps.quota.spent();
  return wait(deps, batch);
}

async function settled(deps: SenderDeps, batch: Batch): Promise<void> {
  await deps.mark(batch.items, { state: 'sent', at: deps.clock() });
  await deps.outbox.remove(batch.items.map(({ id }) => id));
}

async function wait(deps: SenderDeps, batch: Batch): Promise<void> {
  await deps.outbox.wait(batch.retryKey);
  await deps.talks.setMail(batch.villager, true);
  await deps.mark(batch.items, { state: 'waiting', at: deps.clock() });
}

async function fail(deps: SenderDeps, batch: Batch, reason: NonNullable<Delivery['reason']>): Promise<void> {
  await deps.outbox.fail(batch.retryKey, reason);
  await deps.mark(batch.items, { state: 'failed', reason, at: deps.clock() });
}

async function later(deps: SenderDeps, batch: Batch): Promise<void> {
  const now = deps.clock();
  const at = nextTry(batch.attempts + 1, batch.firstTriedAt ?? now, now);
  if (!at) return fail(deps, batch, 'unreachable');
  await deps.outbox.tryLater(batch.retryKey, at);
}
