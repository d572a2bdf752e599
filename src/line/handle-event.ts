import type { Input } from '../bot/input.ts';
import type { Reply } from '../bot/reply.ts';
import { takeTurn } from '../bot/turn.ts';
import type { TurnDeps } from '../bot/turn-deps.ts';
import { forget } from '../bot/unsend.ts';
import type { DownloadStore } from '../post/downloads.ts';
import type { PendingEvent } from '../post/inbox.ts';
import type { OutboxStore, Outgoing } from '../post/outbox.ts';
import { batchLimit } from '../post/outbox.ts';
import { handledKept, type LiveToken, type Talk, type TalkStore } from '../post/talks.ts';
import { botTexts } from '../text/bot.ts';
import type { FileStore } from '../tickets/ports.ts';
import type { LineClient } from './client.ts';
import { type Pause, sayWithToken } from './reach.ts';
import { type Heard, readEvent } from './read-event.ts';

export interface HandleDeps {
  readonly bot: TurnDeps;
  readonly talks: TalkStore;
  readonly outbox: OutboxStore;
  readonly downloads: DownloadStore;
  readonly files: FileStore;
  readonly client: LineClient;
  /** Keyed digest of a LINE message id. */
  readonly digest: (messageId: string) => string;
  /** An id that is the same for the same text, in the form of a UUID. */
  readonly uuidOf: (text: string) => string;
  /** Marks answers as sent on their tickets. */
  readonly delivered: (items: readonly Outgoing[]) => Promise<void>;
  readonly wakeSender: () => void;
  readonly wakeDownloads: () => void;
  /** Learns the LINE name of who has just opened a ticket, in its own time. */
  readonly learnName: (villager: string, number: string) => void;
  readonly pause: Pause;
}

/** LINE says a minute; some of it is kept for the way. */
const tokenLifeMs = 50_000;
const unsentKept = 20;

/**
 * Deals with one event: the turn's outcome is kept before anything is said, so that dealing with the same event
 * again, after a crash at whatever point, neither does nor says anything twice.
 */
export async function handleEvent(deps: HandleDeps, event: PendingEvent, talk: Talk): Promise<Talk> {
  const wasDone = talk.lastTurn?.eventId === event.id;
  if (!wasDone && talk.handled.includes(event.id)) return talk;
  const { heard, replyToken } = readEvent(event.body, deps.digest);
  switch (heard.type) {
    case 'turn':
      return handleTurn(deps, event, talk, heard, replyToken);
    case 'unsent':
      return handleUnsent(deps, event, talk, heard.source);
    case 'blocked':
      return handleBlocked(deps, event, talk);
    case 'group':
      if (replyToken) await deps.client.reply(replyToken, [groupPointer(deps)]);
      return talk;
    case 'ignored':
      return talk;
    default:
      return heard satisfies never;
  }
}

const groupPointer = (deps: HandleDeps) => ({
  type: 'text' as const,
  text: botTexts.groupPointer(deps.bot.office.office.shortName),
});

async function handleTurn(
  deps: HandleDeps,
  event: PendingEvent,
  before: Talk,
  heard: Extract<Heard, { type: 'turn' }>,
  replyToken: string | undefined,
): Promise<Talk> {
  const wasDone = before.lastTurn?.eventId === event.id;
  let talk = before;
  if (!wasDone) {
    talk = await greetAgain(deps, talk);
    if (wasUnsent(talk, heard.input)) return talk;
    if (heard.download) await deps.downloads.request(heard.download);
    talk = await turn(deps, event, talk, heard.input, replyToken);
    if (heard.download) deps.wakeDownloads();
  }
  return say(deps, event, talk, replyToken, wasDone);
}

function wasUnsent(talk: Talk, input: Input): boolean {
  const source = input.type === 'file' ? input.file.source : 'source' in input ? input.source : undefined;
  return source !== undefined && talk.unsent.includes(source);
}

async function turn(
  deps: HandleDeps,
  event: PendingEvent,
  talk: Talk,
  input: Input,
  replyToken: string | undefined,
): Promise<Talk> {
  const { conversation, replies } = await takeTurn(deps.bot, talk.conversation, input);
  const after: Talk = {
    ...talk,
    conversation,
    lastTurn: { eventId: event.id, replies },
    handled: [...talk.handled, event.id].slice(-handledKept),
    isBlocked: false,
  };
  const unused: LiveToken | undefined =
    replyToken && replies.length === 0
      ? { token: replyToken, until: new Date(event.receivedAt.getTime() + tokenLifeMs) }
      : undefined;
  await deps.talks.save(event.talker, after, unused);
  for (const reply of replies) {
    if (reply.type === 'receipt' && !reply.receiptCode) deps.learnName(event.talker, reply.number);
  }
  return after;
}

/** Says the turn's outcome with the event's token, answers that wait riding along; else by way of the outbox. */
async function say(
  deps: HandleDeps,
  event: PendingEvent,
  talk: Talk,
  replyToken: string | undefined,
  wasDone: boolean,
): Promise<Talk> {
  const own = talk.lastTurn?.replies ?? [];
  if (own.length === 0) return talk;
  const age = deps.bot.clock().getTime() - event.receivedAt.getTime();
  const isTooLate = wasDone && age > tokenLifeMs;
  if (!replyToken || isTooLate) {
    await sayLater(deps, event, own, talk.hasMail);
    return talk;
  }
  const room = batchLimit - own.length;
  const riding = talk.hasMail ? await deps.outbox.ride(event.talker, event.id, room) : [];
  const replies: Reply[] = [...riding.flatMap((item) => item.replies), ...own];
  const said = await sayWithToken(deps.client, replyToken, replies, { pause: deps.pause, wasTried: wasDone });
  if (said !== 'said') {
    await sayLater(deps, event, own, riding.length > 0);
    return talk;
  }
  await deps.delivered(riding);
  await deps.outbox.remove(riding.map(({ id }) => id));
  if (!talk.hasMail || riding.length === room) return talk;
  await deps.talks.setMail(event.talker, false);
  return { ...talk, hasMail: false };
}

async function sayLater(
  deps: HandleDeps,
  event: PendingEvent,
  replies: readonly Reply[],
  mayHaveRiders: boolean,
): Promise<void> {
  if (mayHaveRiders) await deps.outbox.unride(event.id);
  await deps.outbox.enqueue({
    id: deps.uuidOf(event.id),
    villager: event.talker,
    replies,
    createdAt: deps.bot.clock(),
  });
  deps.wakeSender();
}

/** Who writes has not blocked the account, or no longer: they can be answered again. */
async function greetAgain(deps: HandleDeps, talk: Talk): Promise<Talk> {
  if (!talk.isBlocked) return talk;
  const { villager } = talk.conversation;
  const items = await deps.outbox.unblock(villager);
  await markReachable(deps, villager, true);
  return { ...talk, isBlocked: false, hasMail: talk.hasMail || items.length > 0 };
}

async function handleBlocked(deps: HandleDeps, event: PendingEvent, talk: Talk): Promise<Talk> {
  const blocked = { ...talk, isBlocked: true };
  await deps.talks.save(event.talker, blocked);
  await markReachable(deps, event.talker, false);
  return blocked;
}

async function markReachable({ bot }: HandleDeps, villager: string, isReachable: boolean): Promise<void> {
  const at = bot.clock();
  await bot.tickets.setBlocked(villager, !isReachable, at);
  await bot.tips.setBlocked(villager, !isReachable, at);
}

/** Takes the content of an unsent message out of everything it reached, and remembers not to let it in later. */
async function handleUnsent(
  deps: HandleDeps,
  event: PendingEvent,
  talk: Talk,
  source: string,
): Promise<Talk> {
  const after: Talk = {
    ...talk,
    conversation: forget(talk.conversation, source),
    unsent: [...talk.unsent, source].slice(-unsentKept),
  };
  await deps.talks.save(event.talker, after);
  const at = deps.bot.clock();
  const erased = await Promise.all([
    deps.bot.tickets.eraseSource(source, at),
    deps.bot.tips.eraseSource(source, at),
  ]);
  const files = [source, ...erased.flatMap(({ attachmentIds }) => attachmentIds)];
  await deps.downloads.cancel(files);
  await deps.files.delete(files);
  return after;
}
