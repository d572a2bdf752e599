import { botTexts } from '../text/bot.ts';
import { openStatuses } from '../tickets/status.ts';
import { filesLimit, textLimit } from './advance.ts';
import type { Conversation, Loose, Turn } from './conversation.ts';
import type { Input } from './input.ts';
import { commandOption, menu, say } from './menu.ts';
import { ticketOfArgument } from './my-tickets.ts';
import type { Option } from './reply.ts';
import { emptyAnswer, type Session, settle } from './session.ts';
import { startFlow } from './start-flow.ts';
import type { TurnDeps } from './turn-deps.ts';

type LooseInput = Extract<Input, { type: 'text' | 'file' | 'location' }>;

const togetherMinutes = 10;

/** Keeps what nothing asked for and offers what may be done with it: never silence. */
export async function offerLoose(
  deps: TurnDeps,
  conversation: Conversation,
  input: LooseInput,
): Promise<Turn> {
  if (input.type === 'text' && input.text.length > textLimit) {
    return { conversation, replies: [say(botTexts.tooLongLoose), menu(conversation)] };
  }
  const loose = looseOf(deps, conversation, input);
  const kept = { ...conversation, loose };
  if (input.type === 'file' && input.set && input.set.index !== input.set.total) {
    return { conversation: kept, replies: [] };
  }
  const text = {
    text: botTexts.unplacedText,
    file: botTexts.unplacedFile,
    location: botTexts.unplacedLocation,
  };
  const options = await offers(deps, conversation.villager, loose);
  const menuReply = menu(conversation);
  return {
    conversation: kept,
    replies: [
      { ...menuReply, options: [] },
      say(text[input.type], [...options, ...(menuReply.options ?? [])]),
    ],
  };
}

/** What comes within a few minutes belongs together; a new text or place takes the place of the last one. */
function looseOf(deps: TurnDeps, conversation: Conversation, input: LooseInput): Loose {
  const at = deps.clock();
  const { loose } = conversation;
  const isFresh = loose && at.getTime() - loose.at.getTime() <= togetherMinutes * 60_000;
  const before: Loose = isFresh ? { ...loose, at } : { texts: [], files: [], at };
  if (input.type === 'text') return { ...before, texts: [{ text: input.text, source: input.source }] };
  if (input.type === 'file') return { ...before, files: [...before.files, input.file].slice(-filesLimit) };
  const { latitude, longitude, words, source } = input;
  return { ...before, place: { latitude, longitude, source, ...(words ? { words } : {}) } };
}

async function offers(deps: TurnDeps, villager: string, { texts, files }: Loose): Promise<Option[]> {
  const [latest] = await deps.tickets.ofReporter(villager, 1);
  const isOpen = latest && openStatuses.includes(latest.status);
  const hasMore = texts.length > 0 || files.length > 0;
  return [
    ...(hasMore ? [commandOption('ask-loose')] : []),
    commandOption('complain-loose'),
    ...(isOpen && hasMore ? [commandOption('add-loose', latest.number)] : []),
  ];
}

function withLoose(conversation: Conversation, use: (rest: Conversation, loose: Loose) => Turn): Turn {
  const { loose, ...rest } = conversation;
  if (!loose) return { conversation, replies: [say(botTexts.looseGone), menu(conversation)] };
  return use(rest, loose);
}

export function askLoose(deps: TurnDeps, conversation: Conversation): Turn {
  return withLoose(conversation, (rest, { texts, files }) =>
    startFlow(deps, rest, 'request', {
      prepare: fill({ question: { ...emptyAnswer, texts, files, isComplete: texts.length > 0 } }),
    }),
  );
}

export function complainLoose(deps: TurnDeps, conversation: Conversation): Turn {
  return withLoose(conversation, (rest, { texts, files, place }) =>
    startFlow(deps, rest, 'complaint', {
      prepare: fill({
        ...(texts.length > 0 ? { detail: { ...emptyAnswer, texts, isComplete: true } } : {}),
        ...(place ? { place: { ...emptyAnswer, place, isComplete: true } } : {}),
        ...(files.length > 0 ? { photos: { ...emptyAnswer, files } } : {}),
      }),
    }),
  );
}

export async function addLoose(deps: TurnDeps, conversation: Conversation, number: string): Promise<Turn> {
  const ticket = await ticketOfArgument(deps, conversation.villager, number);
  if (!ticket) return { conversation, replies: [say(botTexts.notYours), menu(conversation)] };
  return withLoose(conversation, (rest, { texts, files }) =>
    startFlow(deps, rest, 'addition', {
      ticket: number,
      prepare: fill({ more: { ...emptyAnswer, texts, files, isComplete: true } }),
    }),
  );
}

function fill(answers: Session['answers']): (session: Session) => Session {
  return (session) => settle({ ...session, answers });
}
