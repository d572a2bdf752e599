import type { PendingEvent } from '../post/inbox.ts';
import type { Talk } from '../post/talks.ts';
import type { HandleDeps } from './handle-deps.ts';

/**
 * Who follows, or writes after having blocked, can be answered again. The talk is not kept yet: its turn does that,
 * and until then this is safe to do again.
 */
export async function handleFollow(
  deps: HandleDeps,
  event: PendingEvent,
  talk: Talk,
  isFollow: boolean,
): Promise<Talk> {
  if (event.at < talk.followedAt) return talk;
  const followed = isFollow ? { ...talk, followedAt: event.at } : talk;
  if (!talk.isBlocked) return followed;
  const reached = { ...followed, isBlocked: false };
  await deps.outbox.unblock(event.talker);
  await markReachable(deps, event.talker, true);
  await deps.talks.keepReach(event.talker, reached);
  return reached;
}

/** Stops pushing to who has blocked the account, and tells the officers. One that a later follow undid is stale. */
export async function handleUnfollow(deps: HandleDeps, event: PendingEvent, talk: Talk): Promise<Talk> {
  if (event.at < talk.followedAt) return talk;
  const blocked = { ...talk, isBlocked: true, followedAt: event.at };
  await deps.talks.keepReach(event.talker, blocked);
  await deps.talks.save(event.talker, blocked);
  await markReachable(deps, event.talker, false);
  return blocked;
}

async function markReachable({ bot }: HandleDeps, villager: string, isReachable: boolean): Promise<void> {
  await bot.tickets.setBlocked(villager, !isReachable, bot.clock());
}
