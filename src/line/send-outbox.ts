import type { Clock } from '../clock.ts';
import { faultOf } from '../errors.ts';
import type { Logger } from '../logger.ts';
import { type Batch, nextTry, type OutboxStore, type Outgoing } from '../post/outbox.ts';
import type { LiveToken, TalkStore } from '../post/talks.ts';
import type { Delivery } from '../tickets/ticket.ts';
import type { LineClient } from './client.ts';
import { lanes } from './lanes.ts';
import type { Quota } from './quota.ts';
import { writeMessages } from './write-message.ts';

export interface SenderDeps {
  readonly outbox: OutboxStore;
  readonly talks: Pick<TalkStore, 'isBlocked' | 'takeToken'>;
  readonly client: Pick<LineClient, 'reply' | 'push'>;
  readonly quota: Quota;
  /** Shows on the tickets how their answers fared. */
  readonly mark: (items: readonly Outgoing[], delivery: Delivery) => Promise<void>;
  readonly clock: Clock;
  readonly logger: Logger;
}

export interface Sender {
  /** Sends what is due, now. Resolves when nothing more is due. */
  run(): Promise<void>;
  /** Queues what waits for quota, if there is quota again. */
  wakeWaiting(): Promise<void>;
  drain(): Promise<void>;
}

/** Longer than the slowest way through one batch: quota, reply and push, each with the client's patience. */
const leaseMs = 30_000;
const laneCount = 4;
const wakeLimit = 50;
/** A token's last try comes so long before its end. */
const tokenMarginMs = 3_000;

/** Sends the outbox: several villagers side by side, each villager's messages in order. */
export function outboxSender(deps: SenderDeps): Sender {
  const takeOne = async () => {
    const batch = await deps.outbox.claim(leaseMs);
    if (!batch) return false;
    await sendBatch(deps, batch).catch((error) => sendingFailed(deps, batch, error));
    return true;
  };
  const { run, drain } = lanes(laneCount, takeOne, (error) =>
    deps.logger.error(faultOf(error), 'the outbox waits: the database did not answer'),
  );
  return {
    run,
    drain,
    async wakeWaiting() {
      if (!(await deps.outbox.hasWaiting()) || !(await deps.quota.mayPush())) return;
      const woken = await deps.outbox.wake(wakeLimit);
      await deps.mark(woken, { state: 'queued', at: deps.clock() });
      await run();
    },
  };
}

async function sendBatch(deps: SenderDeps, batch: Batch): Promise<void> {
  if (batch.items.length === 0) return;
  if (await deps.talks.isBlocked(batch.villager)) return failAsBlocked(deps, batch);
  const messages = written(deps, batch);
  if (!messages) return fail(deps, batch, 'refused');
  const token = await tokenFor(deps, batch);
  if (token && (await reply(deps, { ...batch, token }, token, messages)) === 'dealt-with') return;
  await push(deps, batch, messages);
}

type Messages = ReturnType<typeof writeMessages>;

/** Null for what no try will ever make writable. */
function written(deps: SenderDeps, { items }: Batch): Messages | null {
  try {
    return writeMessages(items.flatMap((item) => item.replies));
  } catch (error) {
    deps.logger.error(faultOf(error), 'a message in the outbox cannot be written');
    return null;
  }
}

/** A reply token sends for free: the batch's own, or one that nobody has used yet. */
async function tokenFor(deps: SenderDeps, batch: Batch): Promise<LiveToken | null> {
  if (batch.token) return batch.token.until > deps.clock() ? batch.token : null;
  if (batch.attempts > 0 || batch.isUnsure) return null;
  const token = await deps.talks.takeToken(batch.villager);
  // Kept with the batch before it is used: whoever takes over after a crash must try the token before the push.
  if (token) await deps.outbox.bindToken(batch.retryKey, token);
  return token;
}

async function reply(
  deps: SenderDeps,
  batch: Batch,
  { token }: LiveToken,
  messages: Messages,
): Promise<'dealt-with' | 'push'> {
  const sent = await deps.client.reply(token, messages);
  if (sent === 'ok' || (sent === 'refused' && batch.isUnsure)) {
    await settled(deps, batch);
    return 'dealt-with';
  }
  if (sent === 'refused') {
    await deps.outbox.bindToken(batch.retryKey, null);
    return 'push';
  }
  await later(deps, batch, batch.isUnsure || sent === 'unsure');
  return 'dealt-with';
}

async function push(deps: SenderDeps, batch: Batch, messages: Messages): Promise<void> {
  // What may have got through is asked for under its retry key, quota or not: LINE then says that it has.
  if (!batch.isUnsure && !(await deps.quota.mayPush())) return wait(deps, batch);
  const sent = await deps.client.push(batch.villager, batch.retryKey, messages);
  switch (sent) {
    case 'ok':
      deps.quota.pushed();
      return settled(deps, batch);
    case 'refused':
      deps.logger.error({ messages: messages.length }, 'LINE refused a push message');
      return fail(deps, batch, 'refused');
    case 'limited':
      return (await deps.quota.isSpent()) ? wait(deps, batch) : later(deps, batch, false);
    case 'unauthorized':
      deps.logger.error('LINE_CHANNEL_ACCESS_TOKEN is not accepted by LINE: messages stay in the outbox');
      return later(deps, batch, batch.isUnsure);
    case 'unreachable':
      return later(deps, batch, batch.isUnsure);
    case 'unsure':
      return later(deps, batch, true);
    default:
      return sent satisfies never;
  }
}

async function settled(deps: SenderDeps, batch: Batch): Promise<void> {
  await deps.mark(batch.items, { state: 'sent', at: deps.clock() });
  await deps.outbox.remove(batch.items.map(({ id }) => id));
}

async function wait(deps: SenderDeps, batch: Batch): Promise<void> {
  await deps.mark(batch.items, { state: 'waiting', at: deps.clock() });
  await deps.outbox.wait(batch.retryKey);
}

async function fail(deps: SenderDeps, batch: Batch, reason: NonNullable<Delivery['reason']>): Promise<void> {
  await deps.mark(batch.items, { state: 'failed', reason, at: deps.clock() });
  await deps.outbox.fail(batch.retryKey, reason);
}

async function failAsBlocked(deps: SenderDeps, batch: Batch): Promise<void> {
  await fail(deps, batch, 'blocked');
  // Who came back in this very moment found nothing to unblock yet.
  if (!(await deps.talks.isBlocked(batch.villager))) await deps.outbox.unblock(batch.villager);
}

async function later(deps: SenderDeps, batch: Batch, isUnsure: boolean): Promise<void> {
  const now = deps.clock();
  const at = nextTry(batch.attempts + 1, batch.firstTriedAt, now);
  if (!at) return fail(deps, batch, 'unreachable');
  const lastOfToken = batch.token && new Date(batch.token.until.getTime() - tokenMarginMs);
  const hasToken = lastOfToken !== undefined && lastOfToken > now;
  await deps.outbox.tryLater(batch.retryKey, hasToken && lastOfToken < at ? lastOfToken : at, {
    isUnsure,
    isBound: isUnsure || hasToken,
  });
}

/** The database failed halfway. */
async function sendingFailed(deps: SenderDeps, batch: Batch, error: unknown): Promise<void> {
  deps.logger.error(faultOf(error), 'a message could not be dealt with, it will be tried again');
  await later(deps, batch, true);
}
