import type { Conversation } from '../bot/conversation.ts';

/** Ids of the files that a talk held before a turn and holds no more: sent by now, or cancelled, or run out of time. */
export function filesLeft(before: Conversation, after: Conversation): string[] {
  const held = new Set(filesOf(after));
  return filesOf(before).filter((id) => !held.has(id));
}

function filesOf({ session, parked, loose }: Conversation): string[] {
  const answers = [session, parked].flatMap((flow) => Object.values(flow?.answers ?? {}));
  return [...answers, ...(loose ? [loose] : [])].flatMap(({ files }) => files.map(({ id }) => id));
}
