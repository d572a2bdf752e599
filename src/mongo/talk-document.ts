import type { mongo } from 'mongoose';
import type { Conversation } from '../bot/conversation.ts';
import type { Reply } from '../bot/reply.ts';
import type { Session } from '../bot/session.ts';
import type { LiveToken, Reach, Talk } from '../post/talks.ts';
import type { LockBox } from '../vault/lock-box.ts';
import { type Locked, lockPadded, lockValue, openValue } from './locks.ts';

/**
 * What of a conversation runs out of time. Locked apart, so that it is taken out without being opened; but loose words
 * and an opened tip are one part, so that nothing tells who has opened one.
 */
export const fadingParts = ['session', 'parked', 'aside'] as const;
/** Those of which the villager is told when they ran out. */
export const drafts: readonly FadingPart[] = ['session', 'parked'];

type FadingPart = (typeof fadingParts)[number];
type Fading = { readonly [part in FadingPart]?: { readonly at: Date; readonly said: Locked } };

/** Whose talk it is and what was said in it is locked; what the store must ask for lies open. */
export interface TalkDocument extends Fading {
  /** A fleeting digest: without the key that is gone with the power nothing leads from here to an account. */
  readonly _id: string;
  /** The name of that key. */
  readonly memory: string;
  readonly lease?: { readonly id: string; readonly until: Date };
  readonly isBlocked?: boolean;
  readonly followedAt?: number;
  readonly hasExpired?: boolean;
  readonly liveToken?: { readonly until: Date; readonly said: Locked };
  readonly kept?: Locked;
  /** What of the last turn is still to be said. */
  readonly replies?: Locked;
}

/** What outlasts an unfinished flow. */
interface Kept extends Pick<Talk, 'unsent' | 'handled'> {
  readonly turnId?: string;
  readonly rest: object;
}

const token = 'talk-token';

/** The change that keeps a talk; the fields of what is no more are taken off. */
export function talkUpdate(
  box: LockBox,
  id: string,
  talk: Talk,
  leaseUntil: Date,
  liveToken?: LiveToken,
): mongo.UpdateFilter<TalkDocument> {
  const { isBlocked, followedAt, lastTurn } = talk;
  const replies = lastTurn?.replies ?? [];
  const fields = {
    ...lockedConversation(box, id, talk),
    replies: replies.length > 0 ? lockPadded(box, { replies }, 'talk-replies', id) : undefined,
  };
  const set = Object.entries(fields).filter(([, value]) => value !== undefined);
  const unset = Object.entries(fields).filter(([, value]) => value === undefined);
  return {
    $set: {
      ...Object.fromEntries(set),
      'lease.until': leaseUntil,
      isBlocked,
      followedAt,
      ...(liveToken ? { liveToken: lockedToken(box, id, liveToken) } : {}),
    },
    $unset: Object.fromEntries(unset.map(([key]) => [key, ''])),
  } as mongo.UpdateFilter<TalkDocument>;
}

function lockedConversation(box: LockBox, id: string, talk: Talk) {
  const { villager: _, hasExpired, ...conversation } = talk.conversation;
  const { session, parked, loose, unanswered, opened, hushedAt, ...rest } = conversation;
  const times = [loose?.at, unanswered?.at, opened?.at, hushedAt].flatMap((at) => (at ? [at.getTime()] : []));
  // The length of a part would tell an opened tip from loose words, and one flow from another.
  const lock = (part: FadingPart, at: Date, value: object) => ({
    at,
    said: lockPadded(box, value, `talk-${part}`, id),
  });
  const { unsent, handled, lastTurn } = talk;
  const kept: Kept = { unsent, handled, rest, ...(lastTurn ? { turnId: lastTurn.turnId } : {}) };
  return {
    session: session && lock('session', session.touchedAt, session),
    parked: parked && lock('parked', parked.touchedAt, parked),
    aside:
      times.length > 0
        ? lock('aside', new Date(Math.max(...times)), { loose, unanswered, opened, hushedAt })
        : undefined,
    hasExpired: hasExpired || undefined,
    kept: lockPadded(box, kept, 'talk-kept', id),
  };
}

const lockedToken = (box: LockBox, id: string, { token: text, until }: LiveToken) => ({
  until,
  said: lockValue(box, { text }, token, id),
});

export function openToken(box: LockBox, { _id, liveToken }: TalkDocument): LiveToken | null {
  const opened = openValue<{ text: string }>(box, liveToken?.said, token, _id);
  return opened && liveToken ? { token: opened.text, until: liveToken.until } : null;
}

/** What is known of a talk besides what lies in it. */
interface Known {
  readonly villager: string;
  readonly leaseId: string;
  /** Of one that is new. */
  readonly reach?: Reach | null;
  readonly hasExpired?: boolean;
}

/** The talk again. What was locked under a key that is gone is missing; of a flow that is, the villager is told. */
export function readTalk(
  box: LockBox,
  document: TalkDocument,
  { villager, leaseId, reach, hasExpired }: Known,
): Talk {
  const id = document._id;
  const kept = openValue<Kept>(box, document.kept, 'talk-kept', id);
  const said = openValue<{ replies: readonly Reply[] }>(box, document.replies, 'talk-replies', id);
  const open = <T extends object>(part: FadingPart) =>
    openValue<T>(box, document[part]?.said, `talk-${part}`, id);
  const session = open<Session>('session');
  const parked = open<Session>('parked');
  const isLost = (document.session && !session) || (document.parked && !parked);
  const conversation = {
    ...kept?.rest,
    ...(session ? { session } : {}),
    ...(parked ? { parked } : {}),
    ...open<Pick<Conversation, 'loose' | 'unanswered' | 'opened' | 'hushedAt'>>('aside'),
    ...(document.hasExpired || isLost || hasExpired ? { hasExpired: true } : {}),
    villager,
  } satisfies Conversation;
  return {
    conversation,
    leaseId,
    ...(kept?.turnId ? { lastTurn: { turnId: kept.turnId, replies: said?.replies ?? [] } } : {}),
    isBlocked: document.isBlocked ?? reach?.isBlocked ?? false,
    followedAt: document.followedAt ?? reach?.followedAt ?? 0,
    unsent: kept?.unsent ?? [],
    handled: kept?.handled ?? [],
  };
}
