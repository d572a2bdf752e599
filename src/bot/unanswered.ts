import type { Conversation, Unanswered } from './conversation.ts';
import type { Session } from './session.ts';
import type { TurnDeps } from './turn-deps.ts';

const mostWaiting = 5;

/**
 * Remembers questions that found no answer. They wait, locked with the talk, until its villager goes on to something
 * else: only then is it sure that they were not the beginning of a tip, and officers may read them.
 */
export function waitUnanswered(
  conversation: Conversation,
  texts: Unanswered['texts'],
  at: Date,
): Conversation {
  const waiting = conversation.unanswered?.texts ?? [];
  const fresh = texts.filter(({ source }) => !waiting.some((one) => one.source === source));
  const all = [...waiting, ...fresh].slice(-mostWaiting);
  return all.length > 0 ? { ...conversation, unanswered: { texts: all, at } } : conversation;
}

/** Forgets questions that may belong to a tip. */
export function forgetUnanswered({ unanswered: _, ...rest }: Conversation): Conversation {
  return rest;
}

/** Notes the questions that wait, once their villager has gone on to something else and no draft can hold their words. */
export async function noteUnanswered(deps: TurnDeps, conversation: Conversation): Promise<Conversation> {
  const { unanswered, session, parked } = conversation;
  if (!unanswered || session || parked) return conversation;
  for (const { text } of unanswered.texts) {
    await deps.noteQuestion(text, deps.knowledge().understand(text));
  }
  return forgetUnanswered(conversation);
}

/** Whether words may belong to a tip: one is told, followed or was a short while ago, or ran out of time. */
export function isNearTip({ session, parked, opened, hushedAt, hasExpired }: Conversation): boolean {
  const isNear = hasExpired === true || opened !== undefined || hushedAt !== undefined;
  return isNear || [session, parked].some(isOfTip);
}

function isOfTip(session: Session | undefined): boolean {
  return session?.flow === 'tip' || session?.flow === 'track-code';
}
