import { botTexts } from '../text/bot.ts';
import { mayAdd, mayReopen } from '../tickets/track.ts';
import { ask } from './ask.ts';
import { type Conversation, type Turn, takeUpParked } from './conversation.ts';
import type { FlowName } from './flows.ts';
import type { Command } from './input.ts';
import { listReports, listServices } from './lists.ts';
import { addLoose, askLoose, complainLoose } from './loose.ts';
import { commandOption, menu, say, withResume } from './menu.ts';
import { myTicket, myTickets, ticketOfArgument } from './my-tickets.ts';
import type { Reply } from './reply.ts';
import { startFlow } from './start-flow.ts';
import type { TurnDeps } from './turn-deps.ts';

/** Does what a tap on the menu or on a card asks for. */
export async function obey(
  deps: TurnDeps,
  conversation: Conversation,
  command: Command,
  argument = '',
): Promise<Turn> {
  switch (command) {
    case 'menu':
      return { conversation, replies: [menu(conversation)] };
    case 'cancel':
      return cancel(deps, conversation, argument);
    case 'resume':
      return resume(deps, conversation, argument);
    case 'complaint':
    case 'tip':
    case 'track-code':
      return startFlow(deps, conversation, command);
    case 'officer':
      return startFlow(deps, conversation, 'request');
    case 'services':
      return aside(conversation, [listServices(deps.office, argument)]);
    case 'reports':
      return aside(conversation, [listReports(deps.office, argument)]);
    case 'track':
      return aside(conversation, await tracked(deps, conversation.villager, argument));
    case 'add':
      return startAbout(deps, conversation, 'addition', argument);
    case 'reopen':
      return startAbout(deps, conversation, 'reopening', argument);
    case 'ask-loose':
      return askLoose(deps, conversation);
    case 'complain-loose':
      return complainLoose(deps, conversation);
    case 'add-loose':
      return addLoose(deps, conversation, argument);
    default:
      return command satisfies never;
  }
}

/** Shows something beside the flow under way, if there is one. */
function aside(conversation: Conversation, replies: readonly Reply[]): Turn {
  return { conversation, replies: withResume(conversation, replies) };
}

/**
 * Forgets the unfinished flow, or what is kept besides when there is none.
 * @param id the flow that the button belongs to; whoever types the word means the one under way
 */
function cancel(deps: TurnDeps, conversation: Conversation, id: string): Turn {
  const { session, parked, loose, ...rest } = conversation;
  if (id && id !== session?.id && id !== parked?.id) return goneButton(deps, conversation);
  const isParked = id ? id === parked?.id : !session;
  if (isParked && !parked && !loose) {
    return { conversation, replies: [say(botTexts.nothingToCancel), menu(conversation)] };
  }
  const left: Conversation = isParked
    ? { ...rest, ...(session ? { session } : {}) }
    : { ...rest, ...(parked ? { parked } : {}), ...(loose ? { loose } : {}) };
  return { conversation: left, replies: [say(botTexts.cancelled), menu(left)] };
}

/** Answers a button of a flow that is over. */
export function goneButton(deps: TurnDeps, conversation: Conversation): Turn {
  const { session } = conversation;
  const replies = session
    ? [say(botTexts.gone), ask(session, deps.office.office)]
    : [say(botTexts.goneWithoutFlow), menu(conversation)];
  return { conversation, replies };
}

/**
 * Goes on with an unfinished flow.
 * @param id the flow that the button belongs to; without one, the present flow or else the one put aside
 */
function resume(deps: TurnDeps, conversation: Conversation, id: string): Turn {
  const { session, parked } = conversation;
  const isParked = id ? id === parked?.id : !session;
  const taken = isParked ? takeUpParked(conversation) : conversation;
  if (!taken.session || (id && id !== taken.session.id)) return goneButton(deps, conversation);
  const resumed = { ...taken.session, touchedAt: deps.clock() };
  return { conversation: { ...taken, session: resumed }, replies: [ask(resumed, deps.office.office)] };
}

/** All a villager's tickets, or the one that a card names. */
function tracked(deps: TurnDeps, villager: string, number: string): Promise<Reply[]> {
  return number ? myTicket(deps, villager, number) : myTickets(deps, villager);
}

const ways = [commandOption('track'), commandOption('menu')];

async function startAbout(
  deps: TurnDeps,
  conversation: Conversation,
  flow: FlowName,
  argument: string,
): Promise<Turn> {
  const ticket = await ticketOfArgument(deps, conversation.villager, argument);
  if (!ticket) return aside(conversation, [say(botTexts.notYours, ways)]);
  if (!mayAdd(ticket) && !mayReopen(ticket, deps.clock())) {
    return aside(conversation, [say(botTexts.addNotPossible, [commandOption('complaint'), ...ways])]);
  }
  return startFlow(deps, conversation, flow, { ticket: argument });
}
