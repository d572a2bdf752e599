import type { Input } from '../bot/input.ts';
import { takeTurn } from '../bot/turn.ts';
import type { PendingEvent } from '../post/inbox.ts';
import { afterSaying, handledKept, type Talk } from '../post/talks.ts';
import { botTexts } from '../text/bot.ts';
import { filesLeft } from './files-left.ts';
import type { Asked, HandleDeps } from './handle-deps.ts';
import { handleFollow, handleUnfollow } from './handle-follow.ts';
import { handleUnsent, wasUnsent } from './handle-unsend.ts';
import { type Heard, readEvent } from './read-event.ts';
import { say } from './say.ts';

/** LINE says a minute; some of it is kept for the way. */
const tokenLifeMs = 50_000;

/**
 * Deals with one event: the turn's outcome is kept before anything is said, so that dealing with the same event
 * again, after a crash at whatever point, neither does nor says anything twice.
 * @throws LeaseLost when somebody else has taken over
 */
export async function handleEvent(deps: HandleDeps, event: PendingEvent, talk: Talk): Promise<Talk> {
  const { heard, replyToken } = readEvent(event.body, deps.digest);
  switch (heard.type) {
    case 'turn':
      return handleTurn(deps, askedBy(deps, event, replyToken), talk, heard);
    case 'unsent':
      return handleUnsent(deps, event, talk, heard.source);
    case 'blocked':
      return handleUnfollow(deps, event, talk);
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
  text: botTexts.groupPointer(deps.bot.office.shortName),
});

function askedBy(deps: HandleDeps, event: PendingEvent, replyToken: string | undefined): Asked {
  const until = new Date(event.receivedAt.getTime() + tokenLifeMs);
  const isAlive = replyToken && until > deps.bot.clock();
  return {
    event,
    turnId: deps.uuidOf(event.id),
    ...(isAlive ? { token: { token: replyToken, until } } : {}),
  };
}

async function handleTurn(
  deps: HandleDeps,
  asked: Asked,
  before: Talk,
  heard: Extract<Heard, { type: 'turn' }>,
): Promise<Talk> {
  if (before.lastTurn?.turnId === asked.turnId) {
    await say(deps, asked, before, { wasDone: true, hasRiders: true });
    return afterSaying(before);
  }
  if (before.handled.includes(asked.turnId) || wasUnsent(before, heard.input)) return before;
  const reachable = await handleFollow(deps, asked.event, before, heard.input.type === 'hello');
  const input = await requested(deps, heard);
  // Asked beside the turn: hardly ever is there anything, and the villager need not wait for hearing so.
  const hasRiders = deps.outbox.hasRiders(asked.event.talker);
  hasRiders.catch(() => undefined);
  const after = await turn(deps, asked, reachable, input);
  if (heard.download) deps.wakeDownloads();
  await say(deps, asked, after, { wasDone: false, hasRiders: await hasRiders });
  return afterSaying(after);
}

/** What was done, a file of it with the key under which it will lie. */
async function requested(
  { downloads }: HandleDeps,
  { input, download }: Extract<Heard, { type: 'turn' }>,
): Promise<Input> {
  if (!download) return input;
  const key = await downloads.request(download);
  return input.type === 'file' ? { ...input, file: { ...input.file, key } } : input;
}

async function turn(
  deps: HandleDeps,
  { event, turnId, token }: Asked,
  talk: Talk,
  input: Input,
): Promise<Talk> {
  const { conversation, replies } = await takeTurn(deps.bot, talk.conversation, input);
  const handled = [...talk.handled, turnId].slice(-handledKept);
  const after: Talk = { ...talk, conversation, handled, lastTurn: { turnId, replies } };
  await deps.talks.save(event.talker, after, replies.length === 0 ? token : undefined);
  const left = filesLeft(talk.conversation, conversation);
  if (left.length > 0) await deps.downloads.letGo(left);
  for (const reply of replies) {
    if (reply.type === 'receipt' && reply.kind !== 'tip') deps.learnName(event.talker, reply.number);
  }
  return after;
}
