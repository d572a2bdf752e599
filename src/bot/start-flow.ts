import { botTexts } from '../text/bot.ts';
import { ask } from './ask.ts';
import type { Conversation, Turn } from './conversation.ts';
import type { FlowName } from './flows.ts';
import { say } from './menu.ts';
import type { Reply } from './reply.ts';
import { isEmpty, type Session, startSession } from './session.ts';
import type { TurnDeps } from './turn-deps.ts';

/** Starts a flow, with answers that are already known; an unfinished one with answers is put aside. */
export function startFlow(
  deps: TurnDeps,
  conversation: Conversation,
  flow: FlowName,
  known: { ticket?: string; prepare?: (session: Session) => Session } = {},
): Turn {
  const fresh = startSession(deps.newId(), flow, deps.clock(), known.ticket);
  const session = known.prepare ? known.prepare(fresh) : fresh;
  const { session: old, ...rest } = conversation;
  const isWorthKeeping = old !== undefined && !Object.values(old.answers).every(isEmpty);
  const parking: Reply[] = isWorthKeeping ? [say(botTexts.parked)] : [];
  return {
    conversation: { ...rest, ...(isWorthKeeping ? { parked: old } : {}), session },
    replies: [...parking, ask(session, deps.office.office)],
  };
}
