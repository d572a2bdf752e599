import { hasWords, normaliseThai } from '../knowledge/words.ts';
import { botTexts, complaintTexts } from '../text/bot.ts';
import { readTicketNumber } from '../tickets/number.ts';
import { readReceiptCode } from '../vault/receipt-code.ts';
import { advance, type Move } from './advance.ts';
import { ask, gotSoFar, moreOptions } from './ask.ts';
import { choicesAt } from './choices.ts';
import { goneButton, obey, tracked } from './command.ts';
import { complete } from './complete.ts';
import { type Conversation, expire, type Turn, takeUpParked } from './conversation.ts';
import { isEmergency } from './emergency.ts';
import { flows } from './flows.ts';
import { labelledCommand, namedCommand, says, typedTap } from './heard.ts';
import type { Input } from './input.ts';
import { lookUp } from './look-up/look-up.ts';
import { offerLoose } from './loose.ts';
import { menu, say, sayExpired, withResume } from './menu.ts';
import { byReceiptCode } from './my-tips.ts';
import type { Reply } from './reply.ts';
import { type Session, summaryStep } from './session.ts';
import { know } from './tip-about.ts';
import type { TurnDeps } from './turn-deps.ts';
import { forgetUnanswered, isNearTip, noteUnanswered } from './unanswered.ts';

/**
 * One turn of the talk with a villager: what they did in, what is remembered and what is said back out. Sends
 * nothing. Running it again with the same conversation and input opens no second ticket.
 */
export async function takeTurn(deps: TurnDeps, before: Conversation, input: Input): Promise<Turn> {
  const { hasExpired, ...conversation } = expire(before, deps.clock());
  const isNear = isNearTip(before);
  const turn = await respond(deps, isNear ? forgetUnanswered(conversation) : conversation, input);
  // Of a flow that ran out of time nothing tells whether it was a tip.
  const left =
    hasExpired || leavesTip(conversation, turn.conversation)
      ? { ...turn.conversation, hushedAt: deps.clock() }
      : turn.conversation;
  const after = isNear || isNearTip(left) ? forgetUnanswered(left) : left;
  const urgent: Reply[] = input.type === 'text' && isEmergency(input.text) ? [{ type: 'emergency' }] : [];
  const late: Reply[] = hasExpired && input.type !== 'hello' ? [sayExpired(conversation)] : [];
  // Last: what is said last is what the screen shows.
  return { conversation: after, replies: [...late, ...turn.replies, ...urgent] };
}

/** Whether a tip that was under way was sent or given up. */
function leavesTip(before: Conversation, after: Conversation): boolean {
  const hasTip = ({ session, parked }: Conversation) => [session, parked].some((one) => one?.flow === 'tip');
  return hasTip(before) && !hasTip(after);
}

async function respond(deps: TurnDeps, conversation: Conversation, input: Input): Promise<Turn> {
  if (input.type === 'hello') return welcome(deps, conversation);
  if (input.type === 'command') return obey(deps, conversation, input.command, input.argument);
  if (input.type === 'text') {
    if (says(input.text, 'menu')) return { conversation, replies: [menu(conversation)] };
    if (says(input.text, 'cancel')) return obey(deps, conversation, 'cancel');
  }
  const taken = takeUp(conversation, input);
  if (taken.session) return continueFlow(deps, taken, taken.session, input);
  return respondIdle(deps, conversation, input);
}

/** A tap on a question of the flow that was put aside takes that one up again. */
function takeUp(conversation: Conversation, input: Input): Conversation {
  const { parked } = conversation;
  return input.type === 'answer' && parked?.id === input.session ? takeUpParked(conversation) : conversation;
}

function welcome(deps: TurnDeps, conversation: Conversation): Turn {
  return { conversation, replies: [say(botTexts.welcome(deps.office.shortName)), menu(conversation)] };
}

async function continueFlow(
  deps: TurnDeps,
  conversation: Conversation,
  session: Session,
  input: Input,
): Promise<Turn> {
  const flow = flows[session.flow];
  const touched = { ...session, touchedAt: deps.clock() };
  const choices = choicesAt(session, await know(deps, session));
  const meant = input.type === 'text' ? (typedTap(flow, session, input.text, choices) ?? input) : input;
  if (meant.type === 'text') {
    const turn = await besideFlow(deps, { ...conversation, session: touched }, touched, meant.text);
    if (turn) return turn;
  }
  const move = advance(flow, touched, meant, choices);
  return afterMove(deps, { ...conversation, session: move.session }, move, input);
}

/** What a text may be besides an answer: the label of the menu, a greeting, or a receipt code that belongs in no ticket. */
async function besideFlow(
  deps: TurnDeps,
  conversation: Conversation,
  session: Session,
  text: string,
): Promise<Turn | null> {
  const command = labelledCommand(text);
  if (command) return obey(deps, conversation, command);
  if (says(text, 'greeting')) {
    return { conversation, replies: [say(botTexts.greetingInFlow), ask(session, await know(deps, session))] };
  }
  if (session.flow === 'track-code' || !isReceiptCode(text)) return null;
  return readByCode(deps, conversation, text);
}

async function readByCode(deps: TurnDeps, conversation: Conversation, typed: string): Promise<Turn> {
  const { conversation: after, replies } = await byReceiptCode(deps, conversation, typed);
  return { conversation: after, replies: withResume(after, replies) };
}

/** Also a mistyped one: as an answer it would stand in a ticket that others read, one digit away from a tip. */
function isReceiptCode(text: string): boolean {
  return readReceiptCode(normaliseThai(text)) !== null;
}

async function afterMove(
  deps: TurnDeps,
  conversation: Conversation,
  move: Move,
  input: Input,
): Promise<Turn> {
  const { session } = move;
  const question = async () => ask(session, await know(deps, session));
  switch (move.to) {
    case 'step':
      if (session.step === summaryStep && !flows[session.flow].confirms)
        return finish(deps, conversation, session);
      return { conversation, replies: [await question()] };
    case 'more':
      return { conversation, replies: isWithinSet(input) ? [] : acknowledge(session) };
    case 'kept':
      return { conversation, replies: isWithinSet(input) ? [] : [say(botTexts.kept), await question()] };
    case 'refused':
      if (isWithinSet(input)) return { conversation, replies: [] };
      return { conversation, replies: [say(complaintTexts[move.why]), await question()] };
    case 'gone':
      return { conversation, replies: [say(botTexts.gone), await question()] };
    case 'done':
      return finish(deps, conversation, session, move.onPage);
    default:
      return move satisfies never;
  }
}

async function finish(
  deps: TurnDeps,
  { session: _, ...conversation }: Conversation,
  session: Session,
  onPage = false,
): Promise<Turn> {
  const turn = await complete[session.flow](deps, session, { conversation, onPage });
  // A flow that has to wait asks its question again by itself.
  const replies = turn.conversation.session ? turn.replies : withResume(turn.conversation, turn.replies);
  return { conversation: await noteUnanswered(deps, turn.conversation), replies };
}

/** Several pictures chosen at once come as several events: one word for the last of them is enough. */
function isWithinSet(input: Input): boolean {
  return input.type === 'file' && input.set !== undefined && input.set.index !== input.set.total;
}

function acknowledge(session: Session): Reply[] {
  return [say(gotSoFar(session.answers[session.step]), moreOptions(session))];
}

async function respondIdle(deps: TurnDeps, conversation: Conversation, input: Input): Promise<Turn> {
  switch (input.type) {
    case 'answer':
      return goneButton(deps, conversation);
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
  if (!hasWords(input.text)) return { conversation, replies: [say(botTexts.sticker), menu(conversation)] };
  const typed = normaliseThai(input.text);
  if (readReceiptCode(typed)) {
    return readByCode(deps, conversation, typed);
  }
  const ticket = readTicketNumber(typed);
  if (ticket && typed.length < 30) {
    return tracked(deps, conversation, ticket.number);
  }
  return lookUp(deps, conversation, input);
}
