import { botTexts } from '../text/bot.ts';
import { ask } from './ask.ts';
import type { Conversation, Turn } from './conversation.ts';
import type { FlowName } from './flows.ts';
import type { Command } from './input.ts';
import { listReports, listServices } from './lists.ts';
import { addLoose, askLoose, complainLoose } from './loose.ts';
import { commandOption, menu, say } from './menu.ts';
import { myTickets, ticketOfArgument } from './my-tickets.ts';
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
      return cancel(conversation);
    case 'resume':
      return resume(deps, conversation);
    case 'complaint':
    case 'tip':
    case 'track-code':
      return startFlow(deps, conversation, command);
    case 'officer':
      return startFlow(deps, conversation, 'request');
    case 'services':
      return { conversation, replies: [listServices(deps.office, argument)] };
    case 'reports':
      return { conversation, replies: [listReports(deps.office, argument)] };
    case 'track':
      return { conversation, replies: await myTickets(deps, conversation.villager) };
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

function cancel(conversation: Conversation): Turn {
  const { session, ...rest } = conversation;
  if (!session) return { conversation, replies: [say(botTexts.nothingToCancel), menu(conversation)] };
  return { conversation: rest, replies: [say(botTexts.cancelled), menu(rest)] };
}

/** Goes back to the unfinished flow; one put aside is taken up, and the present one put aside for it. */
function resume(deps: TurnDeps, conversation: Conversation): Turn {
  const { session, parked, ...rest } = conversation;
  const next = session ?? parked;
  if (!next) return { conversation, replies: [say(botTexts.goneWithoutFlow), menu(conversation)] };
  const other = session && parked ? { parked } : {};
  const resumed = { ...next, touchedAt: deps.clock() };
  return {
    conversation: { ...rest, session: resumed, ...other },
    replies: [ask(resumed, deps.office.office)],
  };
}

async function startAbout(
  deps: TurnDeps,
  conversation: Conversation,
  flow: FlowName,
  argument: string,
): Promise<Turn> {
  const ticket = await ticketOfArgument(deps, conversation.villager, argument);
  if (!ticket) {
    return {
      conversation,
      replies: [say(botTexts.notYours, [commandOption('track'), commandOption('menu')])],
    };
  }
  return startFlow(deps, conversation, flow, { ticket: argument });
}
