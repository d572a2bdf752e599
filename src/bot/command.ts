import { botTexts } from '../text/bot.ts';
import { mayAdd, mayReopen } from '../tickets/track.ts';
import { ask } from './ask.ts';
import { type Conversation, type Turn, takeUpParked } from './conversation.ts';
import type { Command } from './input.ts';
import { showAnswer } from './look-up/answers.ts';
import { readAsked } from './look-up/asked.ts';
import { showContacts } from './look-up/contacts.ts';
import { noneOfThese } from './look-up/look-up.ts';
import { pageIn } from './look-up/pages.ts';
import { browseReports, showCode, showTopic } from './look-up/reports.ts';
import { browseServices, sayNextStep, showProcedure } from './look-up/services.ts';
import { addLoose, askLoose, complainLoose, tipLoose } from './loose.ts';
import { commandOption, menu, say, withResume } from './menu.ts';
import { myTicket, myTickets, ownTicket } from './my-tickets.ts';
import { addToTip, tipByNumber } from './my-tips.ts';
import type { Reply } from './reply.ts';
import { emptyAnswer } from './session.ts';
import { fill, isTipNumber, startFlow } from './start-flow.ts';
import { know } from './tip-about.ts';
import { leaveOutOfTip } from './tip-readers.ts';
import type { TurnDeps } from './turn-deps.ts';
import { noteUnanswered } from './unanswered.ts';

/** Whoever looks at one of these has gone on from what found no answer. */
const lookingOn: readonly Command[] = [
  'services',
  'procedure',
  'next-step',
  'reports',
  'topic',
  'disclosure',
  'answer',
  'contacts',
];

/** Does what a tap on the menu or on a card asks for. */
export async function obey(
  deps: TurnDeps,
  before: Conversation,
  command: Command,
  argument = '',
): Promise<Turn> {
  const conversation = lookingOn.includes(command) ? await noteUnanswered(deps, before) : before;
  switch (command) {
    case 'menu':
      return { conversation, replies: [menu(conversation)] };
    case 'cancel':
      return cancel(deps, conversation, argument);
    case 'resume':
      return resume(deps, conversation, argument);
    case 'complaint':
      return startComplaint(deps, conversation, argument);
    case 'tip':
    case 'track-code':
      return startFlow(deps, conversation, command);
    case 'officer':
      return startFlow(deps, conversation, 'request');
    case 'services':
      return aside(conversation, [browseServices(deps, argument)]);
    case 'reports':
      return aside(conversation, [browseReports(deps, argument)]);
    case 'track':
      return tracked(deps, conversation, argument);
    case 'add':
      return startAbout(deps, conversation, 'addition', argument);
    case 'reopen':
      return startAbout(deps, conversation, 'reopening', argument);
    case 'leave-out':
      return leaveOutOf(deps, conversation, argument);
    case 'ask-loose':
      return askLoose(deps, conversation);
    case 'complain-loose':
      return complainLoose(deps, conversation);
    case 'tip-loose':
      return tipLoose(deps, conversation);
    case 'add-loose':
      return addLoose(deps, conversation, argument);
    case 'none-of-these':
      return noneOfThese(deps, conversation, argument);
    case 'ask-about':
      return startFlow(deps, conversation, 'request', {
        prepare: (session) => ({ ...session, subject: argument }),
      });
    case 'procedure':
      return aside(conversation, [showProcedure(deps, argument)]);
    case 'next-step':
      return aside(conversation, [sayNextStep(deps, argument)]);
    case 'answer':
      return aside(conversation, [showAnswer(deps, argument)]);
    case 'contacts':
      return aside(conversation, [showContacts(deps, contactsMeant(deps, conversation), pageIn(argument))]);
    case 'topic':
      return aside(conversation, showTopic(deps, readAsked(argument)));
    case 'disclosure':
      return aside(conversation, showCode(deps, readAsked(argument)));
    default:
      return command satisfies never;
  }
}

/** A complaint under a category that is known already, or under one still to be chosen. */
function startComplaint(deps: TurnDeps, conversation: Conversation, category: string): Turn {
  const isKnown = deps.office.categories.some(({ id }) => id === category);
  if (!isKnown) return startFlow(deps, conversation, 'complaint');
  return startFlow(deps, conversation, 'complaint', {
    prepare: fill({ category: { ...emptyAnswer, value: category, isComplete: true } }),
  });
}

/** The contacts that fit what was typed just before, if anything was. */
function contactsMeant(deps: TurnDeps, { loose }: Conversation): readonly string[] {
  const text = loose?.texts.map((one) => one.text).join(' ');
  return text ? deps.knowledge().understand(text).contacts : [];
}

/** Shows something beside the flow under way, if there is one. */
function aside(conversation: Conversation, replies: readonly Reply[]): Turn {
  return { conversation, replies: withResume(conversation, replies) };
}

/**
 * Forgets the unfinished flow, or what is kept besides when there is none.
 * @param id the flow that the button belongs to; whoever types the word means the one under way
 */
async function cancel(deps: TurnDeps, conversation: Conversation, id: string): Promise<Turn> {
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
export async function goneButton(deps: TurnDeps, conversation: Conversation): Promise<Turn> {
  const { session } = conversation;
  const replies = session
    ? [say(botTexts.gone), ask(session, await know(deps, session))]
    : [say(botTexts.goneWithoutFlow), menu(conversation)];
  return { conversation, replies };
}

/**
 * Goes on with an unfinished flow.
 * @param id the flow that the button belongs to; without one, the present flow or else the one put aside
 */
async function resume(deps: TurnDeps, conversation: Conversation, id: string): Promise<Turn> {
  const { session, parked } = conversation;
  const isParked = id ? id === parked?.id : !session;
  const taken = isParked ? takeUpParked(conversation) : conversation;
  if (!taken.session || (id && id !== taken.session.id)) return goneButton(deps, conversation);
  const resumed = { ...taken.session, touchedAt: deps.clock() };
  const question = ask(resumed, await know(deps, resumed));
  return { conversation: { ...taken, session: resumed }, replies: [question] };
}

/** All a villager's tickets, or the one that a card names. */
export async function tracked(deps: TurnDeps, conversation: Conversation, number: string): Promise<Turn> {
  const { villager } = conversation;
  if (!number) return aside(conversation, await myTickets(deps, villager));
  if (!isTipNumber(number)) return aside(conversation, await myTicket(deps, villager, number));
  const { conversation: after, replies } = await tipByNumber(deps, conversation, number);
  return after.session === conversation.session ? aside(after, replies) : { conversation: after, replies };
}

async function leaveOutOf(deps: TurnDeps, before: Conversation, argument: string): Promise<Turn> {
  const { conversation, replies } = await leaveOutOfTip(deps, before, argument);
  return conversation.session === before.session ? aside(conversation, replies) : { conversation, replies };
}

const ways = [commandOption('track'), commandOption('menu')];

async function startAbout(
  deps: TurnDeps,
  conversation: Conversation,
  flow: 'addition' | 'reopening',
  argument: string,
): Promise<Turn> {
  if (isTipNumber(argument)) return addToTip(deps, conversation, flow, argument);
  const ticket = await ownTicket(deps, conversation.villager, argument);
  if (!ticket) return aside(conversation, [say(botTexts.notYours, ways)]);
  if (!mayAdd(ticket) && !mayReopen(ticket, deps.clock())) {
    return aside(conversation, [say(botTexts.addNotPossible, [commandOption('complaint'), ...ways])]);
  }
  return startFlow(deps, conversation, flow, { ticket: argument });
}
