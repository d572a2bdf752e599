import type { PlainIntent } from '../../knowledge/content.ts';
import { soundsOfTip } from '../../knowledge/note-question.ts';
import type { Candidate, Understanding, Want } from '../../knowledge/understanding.ts';
import { botTexts } from '../../text/bot.ts';
import { lookUpText } from '../../text/look-up.ts';
import type { Conversation, Turn } from '../conversation.ts';
import { askLoose, type LooseInput, loosely, tooLong } from '../loose.ts';
import { commandOption, menu, say } from '../menu.ts';
import { myTickets } from '../my-tickets.ts';
import type { Option, Reply } from '../reply.ts';
import { startFlow } from '../start-flow.ts';
import type { TurnDeps } from '../turn-deps.ts';
import { forgetUnanswered, noteUnanswered, waitUnanswered } from '../unanswered.ts';
import { showAnswer } from './answers.ts';
import { showContacts } from './contacts.ts';
import { showCode, showTopic } from './reports.ts';
import { showProcedure } from './services.ts';
import { wantOption } from './want-option.ts';

type TextInput = Extract<LooseInput, { type: 'text' }>;

const offeredAtOnce = 3;
const doubtsAtOnce = 2;
const likelyScore = 0.05;

/**
 * Finds what a text typed outside of any flow is about and shows it; what is not sure is asked back with the best
 * three, and what is not the office's business is said to be so. The text is kept, so that one tap sends it to an
 * officer.
 */
export async function lookUp(deps: TurnDeps, before: Conversation, input: TextInput): Promise<Turn> {
  if (tooLong(input)) return { conversation: before, replies: [say(tooLong(input) ?? ''), menu(before)] };
  const understanding = deps.knowledge().understand(input.text);
  const { conversation, addOption } = await loosely(deps, before, input);
  const [best] = understanding.candidates;
  const isAnswered = best !== undefined && understanding.isSure && hasAnswer(best.want);
  const here: Here = {
    ...{ deps, understanding, input, add: addOption },
    conversation: soundsOfTip(understanding)
      ? forgetUnanswered(conversation)
      : isAnswered
        ? await noteUnanswered(deps, conversation)
        : conversation,
  };
  if (!best) return outOfScope(here);
  return understanding.isSure ? act(here, best.want) : askBack(here);
}

/** Whether what is wanted is shown at once: not asked back, and not begun. */
function hasAnswer(want: Want): boolean {
  return want.kind !== 'plain' || want.intent === 'contact' || want.intent === 'ticket_status';
}

/** One look-up: what it has to do with. */
interface Here {
  readonly deps: TurnDeps;
  readonly conversation: Conversation;
  readonly understanding: Understanding;
  readonly input: TextInput;
  /** Adds the text to the open ticket, where there is one. */
  readonly add: readonly Option[];
}

/** Whether what came after the best is worth a villager's look. */
const isLikely = ({ score }: Candidate) => score >= likelyScore;

async function act(here: Here, want: Want): Promise<Turn> {
  const { deps, conversation } = here;
  switch (want.kind) {
    case 'procedure':
      return { conversation, replies: withDoubt(here, [showProcedure(deps, want.id)]) };
    case 'topic':
      return { conversation, replies: withDoubt(here, showTopic(deps, want)) };
    case 'code':
      return { conversation, replies: withDoubt(here, showCode(deps, { id: want.code, year: want.year })) };
    case 'answer':
      return { conversation, replies: withDoubt(here, [showAnswer(deps, want.id)]) };
    case 'plain':
      return actPlainly(here, want.intent);
    default:
      return want satisfies never;
  }
}

async function actPlainly(here: Here, intent: PlainIntent): Promise<Turn> {
  const { deps, conversation, understanding } = here;
  const [answer] = understanding.answers;
  const answered = answer ? [showAnswer(deps, answer)] : [];
  switch (intent) {
    case 'complaint':
      return choose(here, lookUpText.complaintTitle, lookUpText.complaint, [
        ...here.add,
        commandOption('complain-loose'),
        ...procedureOption(here),
        commandOption('ask-loose'),
      ]);
    case 'report_corruption':
      return choose(here, lookUpText.tipTitle, lookUpText.tip, [
        commandOption('tip-loose'),
        ...procedureOption(here),
        commandOption('complain-loose'),
      ]);
    case 'ticket_status':
      return {
        conversation,
        replies: withDoubt(here, [...answered, ...(await myTickets(deps, conversation.villager))]),
      };
    case 'contact': {
      const replies = [...answered, showContacts(deps, understanding.contacts)];
      return { conversation, replies: withDoubt(here, replies) };
    }
    case 'feedback': {
      const turn = askLoose(deps, conversation);
      return { ...turn, replies: [say(lookUpText.feedback), ...turn.replies] };
    }
    case 'human':
      return answered.length > 0
        ? { conversation, replies: withDoubt(here, answered) }
        : startFlow(deps, conversation, 'request');
    case 'greeting':
      return { conversation, replies: [say(botTexts.greeting), menu(conversation)] };
    case 'other':
      return outOfScope(here);
    default:
      return intent satisfies never;
  }
}

/** What else may have been meant, and the way out for those who meant none of it, stand first under every answer. */
function withDoubt(here: Here, replies: readonly Reply[]): readonly Reply[] {
  const last = replies.at(-1);
  if (!last) return replies;
  const options = [
    ...here.add,
    ...optionsFor(here, here.understanding.candidates.slice(1).filter(isLikely)).slice(0, doubtsAtOnce),
    commandOption('none-of-these'),
    ...(last.options ?? []),
  ];
  return [...replies.slice(0, -1), { ...last, options }];
}

function optionsFor({ deps }: Here, candidates: Understanding['candidates']): Option[] {
  const { content } = deps.knowledge();
  return candidates.flatMap(({ want }) => wantOption(content, want) ?? []);
}

/** The procedure that may have been meant as well. */
function procedureOption(here: Here): Option[] {
  return optionsFor(
    here,
    here.understanding.candidates
      .filter(isLikely)
      .filter(({ want }) => want.kind === 'procedure')
      .slice(0, 1),
  );
}

async function askBack(here: Here): Promise<Turn> {
  const offered = optionsFor(here, here.understanding.candidates).slice(0, offeredAtOnce);
  return choose(unanswered(here), lookUpText.unsureTitle, lookUpText.unsure, [
    ...here.add,
    ...offered,
    commandOption('none-of-these', 'noted'),
  ]);
}

async function outOfScope(here: Here): Promise<Turn> {
  return choose(unanswered(here), lookUpText.outOfScopeTitle, lookUpText.outOfScope, [
    ...here.add,
    commandOption('ask-loose'),
    commandOption('menu'),
  ]);
}

/** The text found no answer: it waits until it is sure that it was no tip. */
function unanswered(here: Here): Here {
  const { deps, conversation, understanding, input } = here;
  if (soundsOfTip(understanding)) return here;
  return {
    ...here,
    conversation: waitUnanswered(conversation, [{ text: input.text, source: input.source }], deps.clock()),
  };
}

function choose({ conversation }: Here, title: string, text: string, buttons: readonly Option[]): Turn {
  const ways = menu(conversation).options ?? [];
  return {
    conversation,
    replies: [{ type: 'choose', title, text, buttons, options: [...buttons, ...ways] }],
  };
}

/**
 * What was found was not what somebody meant: an officer gets the question, already filled in.
 * @param argument `noted` when the question was remembered as one without an answer already
 */
export function noneOfThese(deps: TurnDeps, conversation: Conversation, argument: string): Turn {
  const texts = conversation.loose?.texts ?? [];
  const isMissed =
    argument !== 'noted' && !texts.some(({ text }) => soundsOfTip(deps.knowledge().understand(text)));
  const turn = askLoose(deps, isMissed ? waitUnanswered(conversation, texts, deps.clock()) : conversation);
  return { ...turn, replies: texts.length > 0 ? [say(lookUpText.toOfficer), ...turn.replies] : turn.replies };
}
