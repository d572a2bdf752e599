import { normaliseThai } from '../knowledge/words.ts';
import { botTexts, complaintTexts } from '../text/bot.ts';
import { readTicketNumber } from '../tickets/number.ts';
import { readReceiptCode } from '../vault/receipt-code.ts';
import { advance, type Move } from './advance.ts';
import { ask, moreOptions } from './ask.ts';
import { choicesAt } from './choices.ts';
import { obey } from './command.ts';
import { complete } from './complete.ts';
import { type Conversation, expire, type Turn } from './conversation.ts';
import { flows } from './flows.ts';
import { isEmergency, namedCommand, says, typedTap } from './heard.ts';
import type { Input } from './input.ts';
import { offerLoose } from './loose.ts';
import { commandOption, menu, say, sayExpired } from './menu.ts';
import { byReceiptCode, myTicket } from './my-tickets.ts';
import type { Reply } from './reply.ts';
import type { Session } from './session.ts';
import type { TurnDeps } from './turn-deps.ts';

/**
 * One turn of the talk with a villager: what they did in, what is remembered and what is said back out. Sends
 * nothing. Running it again with the same conversation and input opens no second ticket.
 */
export async function takeTurn(deps: TurnDeps, before: Conversation, input: Input): Promise<Turn> {
  const { hasExpired, ...conversation } = expire(before, deps.clock());
  const turn = await respond(deps, conversation, input);
  const urgent: Reply[] = input.type === 'text' && isEmergency(input.text) ? [{ type: 'emergency' }] : [];
  const late: Reply[] = hasExpired && input.type !== 'hello' ? [sayExpired()] : [];
  return { ...turn, replies: [...urgent, ...late, ...turn.replies] };
}

async function respond(deps: TurnDeps, conversation: Conversation, input: Input): Promise<Turn> {
  if (input.type === 'hello') return welcome(deps, conversation);
  if (input.type === 'command') return obey(deps, conversation, input.command, input.argument);
  if (input.type === 'text') {
    if (says(input.text, 'menu')) return { conversation, replies: [menu(conversation)] };
    if (says(input.text, 'cancel')) return obey(deps, conversation, 'cancel');
  }
  const { session } = conversation;
  if (session) return continueFlow(deps, conversation, session, input);
  return respondIdle(deps, conversation, input);
}

function welcome(deps: TurnDeps, conversation: Conversation): Turn {
  return { conversation, replies: [say(botTexts.welcome(deps.office.office.shortName)), menu(conversation)] };
}

async function continueFlow(
  deps: TurnDeps,
  conversation: Conversation,
  session: Session,
  input: Input,
): Promise<Turn> {
  const { office } = deps.office;
  const flow = flows[session.flow];
  const choices = choicesAt(session, office);
  const meant = input.type === 'text' ? (typedTap(flow, session, input.text, choices) ?? input) : input;
  if (meant.type === 'text') {
    const command = namedCommand(meant.text);
    if (command) return obey(deps, conversation, command);
  }
  const move = advance(flow, { ...session, touchedAt: deps.clock() }, meant, choices);
  return afterMove(deps, { ...conversation, session: move.session }, move, input);
}

async function afterMove(
  deps: TurnDeps,
  conversation: Conversation,
  move: Move,
  input: Input,
): Promise<Turn> {
  const { office } = deps.office;
  const { session } = move;
  switch (move.to) {
    case 'step':
      if (session.step === 'summary' && !flows[session.flow].confirms)
        return finish(deps, conversation, session);
      return { conversation, replies: [ask(session, office)] };
    case 'more':
      return { conversation, replies: acknowledge(session, input) };
    case 'refused':
      return { conversation, replies: [say(complaintTexts[move.why]), ask(session, office)] };
    case 'gone':
      return { conversation, replies: [say(botTexts.gone), ask(session, office)] };
    case 'done':
      return finish(deps, conversation, session);
    default:
      return move satisfies never;
  }
}

async function finish(deps: TurnDeps, conversation: Conversation, session: Session): Promise<Turn> {
  const replies = await complete[session.flow](deps, session, conversation.villager);
  const { session: _, ...rest } = conversation;
  if (!rest.parked) return { conversation: rest, replies };
  const [last, ...others] = [...replies].reverse();
  const resumable = last ? [{ ...last, options: [commandOption('resume'), ...(last.options ?? [])] }] : [];
  return { conversation: rest, replies: [...others.reverse(), ...resumable] };
}

/** Several pictures chosen at once come as several events: one word for the last of them is enough. */
function acknowledge(session: Session, input: Input): Reply[] {
  if (input.type === 'file' && input.set && input.set.index !== input.set.total) return [];
  const answer = session.answers[session.step];
  return [say(botTexts.got(answer?.texts.length ?? 0, answer?.files.length ?? 0), moreOptions(session))];
}

async function respondIdle(deps: TurnDeps, conversation: Conversation, input: Input): Promise<Turn> {
  switch (input.type) {
    case 'answer':
      return { conversation, replies: [say(botTexts.goneWithoutFlow), menu(conversation)] };
    case 'sticker':
      return { conversation, replies: [say(botTexts.sticker), menu(conversation)] };
    case 'location':
    case 'file':
      return offerLoose(deps, conversation, input);
    case 'text':
      return respondToText(deps, conversation, input);
    case 'command':
    case 'hello':
      return { conversation, replies: [menu(conversation)] };
    default:
      return input satisfies never;
  }
}

async function respondToText(
  deps: TurnDeps,
  conversation: Conversation,
  input: Extract<Input, { type: 'text' }>,
): Promise<Turn> {
  const command = namedCommand(input.text);
  if (command) return obey(deps, conversation, command);
  if (says(input.text, 'greeting')) {
    return { conversation, replies: [say(botTexts.greeting), menu(conversation)] };
  }
  const typed = normaliseThai(input.text);
  if (readReceiptCode(typed)) {
    return { conversation, replies: await byReceiptCode(deps, conversation.villager, typed) };
  }
  const ticket = readTicketNumber(typed);
  if (ticket && typed.length < 30) {
    return { conversation, replies: await myTicket(deps, conversation.villager, ticket.number) };
  }
  return offerLoose(deps, conversation, input);
}
