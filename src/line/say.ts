import type { Reply } from '../bot/reply.ts';
import { batchLimit } from '../post/outbox.ts';
import type { LiveToken, Talk } from '../post/talks.ts';
import type { Asked, HandleDeps } from './handle-deps.ts';
import { sayWithToken } from './reach.ts';

const afterFailureMs = 2_000;

/**
 * Says a turn's outcome with the event's token, answers that wait riding along; what cannot be said so goes to the
 * outbox as one batch.
 */
export async function say(
  deps: HandleDeps,
  asked: Asked,
  talk: Talk,
  { wasDone, hasRiders }: { wasDone: boolean; hasRiders: boolean },
): Promise<void> {
  const own = talk.lastTurn?.replies ?? [];
  if (own.length === 0) return;
  const { event, turnId, token } = asked;
  // Without a token that lives there is no telling whether an earlier process said it: twice is better than never.
  if (!token) return handOver(deps, asked, talk, own, { isUnsure: false });
  // A turn done again says what it said: whatever else waits would count as said with it.
  const room = wasDone ? 0 : batchLimit - own.length;
  const riding = hasRiders ? await deps.outbox.ride(event.talker, turnId, room) : [];
  const replies = [...riding.flatMap((item) => item.replies), ...own];
  const said = await sayWithToken(deps.client, token.token, replies, {
    pause: deps.pause,
    wasTried: wasDone,
  });
  switch (said) {
    case 'said':
      if (riding.length === 0) return;
      await deps.delivered(riding);
      return deps.outbox.remove(riding.map(({ id }) => id));
    case 'token-dead':
      return handOver(deps, asked, talk, own, { isUnsure: false });
    case 'later':
    case 'unsure':
      return handOver(deps, asked, talk, own, { isUnsure: said === 'unsure', token });
    default:
      return said satisfies never;
  }
}

async function handOver(
  deps: HandleDeps,
  { event, turnId }: Asked,
  talk: Talk,
  replies: readonly Reply[],
  how: { isUnsure: boolean; token?: LiveToken },
): Promise<void> {
  // While LINE was waited for, somebody else may have taken over, and said it.
  await deps.talks.renew(event.talker, talk);
  const now = deps.bot.clock();
  await deps.outbox.handOver({
    item: { id: turnId, villager: event.talker, replies, createdAt: now },
    turnId,
    retryKey: deps.uuidOf(`push ${turnId}`),
    at: how.token ? new Date(now.getTime() + afterFailureMs) : now,
    ...how,
  });
  deps.wakeSender();
}
