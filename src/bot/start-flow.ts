import { botTexts } from '../text/bot.ts';
import { readTicketNumber } from '../tickets/number.ts';
import { ask } from './ask.ts';
import type { Conversation, Turn } from './conversation.ts';
import type { FlowName } from './flows.ts';
import { commandOption, say } from './menu.ts';
import { hasAnswers, type Session, settle, startSession } from './session.ts';
import { knownAtOnce } from './tip-about.ts';
import type { TurnDeps } from './turn-deps.ts';

/** Starts a flow, with answers that are already known; an unfinished one with answers is put aside. */
export function startFlow(
  deps: TurnDeps,
  conversation: Conversation,
  flow: FlowName,
  known: { ticket?: string; prepare?: (session: Session) => Session } = {},
): Turn {
  const started = startSession(deps.newId(), flow, deps.clock(), known.ticket);
  const isTip = flow === 'tip' || (known.ticket !== undefined && isTipNumber(known.ticket));
  const fresh = isTip ? { ...started, secret: deps.newId() } : started;
  const session = known.prepare ? known.prepare(fresh) : fresh;
  const { session: old, ...rest } = conversation;
  const question = ask(session, knownAtOnce(deps));
  if (!old || !hasAnswers(old)) return { conversation: { ...rest, session }, replies: [question] };
  const words = rest.parked ? botTexts.parkedInstead : botTexts.parked;
  const options = [...(question.options ?? []), commandOption('resume', old.id)];
  return {
    conversation: { ...rest, parked: old, session },
    replies: [say(words), { ...question, options }],
  };
}

export const isTipNumber = (number: string) => readTicketNumber(number)?.kind === 'tip';

/** Fills in answers that are known already; the flow then asks only for the rest. */
export function fill(answers: Session['answers']): (session: Session) => Session {
  return (session) => settle({ ...session, answers });
}
