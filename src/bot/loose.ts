import { botTexts } from '../text/bot.ts';
import { openStatuses } from '../tickets/status.ts';
import { filesLimit, textLimit } from './advance.ts';
import type { Conversation, Loose, Turn } from './conversation.ts';
import type { Input } from './input.ts';
import { commandOption, menu, say } from './menu.ts';
import { ownTicket } from './my-tickets.ts';
import type { Option } from './reply.ts';
import { emptyAnswer } from './session.ts';
import { fill, startFlow } from './start-flow.ts';
import type { TurnDeps } from './turn-deps.ts';

export type LooseInput = Extract<Input, { type: 'text' | 'file' | 'location' }>;

const togetherMinutes = 10;

/** What to say of a text that is longer than a ticket takes. */
export function tooLong(input: LooseInput): string | undefined {
  return input.type === 'text' && input.text.length > textLimit ? botTexts.tooLongLoose : undefined;
}

/** Keeps what nothing asked for until the villager says what it is for, with the tap that adds it to an open ticket. */
export async function loosely(
  deps: TurnDeps,
  conversation: Conversation,
  input: LooseInput,
): Promise<{ conversation: Conversation; addOption: readonly Option[] }> {
  const loose = looseOf(deps, conversation, input);
  return { conversation: { ...conversation, loose }, addOption: await addOption(deps, conversation, loose) };
}

/** Keeps a picture or a place that nothing asked for and offers what may be done with it: never silence. */
export async function offerLoose(
  deps: TurnDeps,
  before: Conversation,
  input: Exclude<LooseInput, { type: 'text' }>,
): Promise<Turn> {
  if (input.type === 'file' && input.set && input.set.index !== input.set.total) {
    return { conversation: { ...before, loose: looseOf(deps, before, input) }, replies: [] };
  }
  const { conversation, addOption } = await loosely(deps, before, input);
  const text = { file: botTexts.unplacedFile, location: botTexts.unplacedLocation };
  const { texts = [], files = [] } = conversation.loose ?? {};
  const hasMore = texts.length > 0 || files.length > 0;
  const options = [
    ...(hasMore ? [commandOption('ask-loose')] : []),
    commandOption('complain-loose'),
    ...addOption,
  ];
  const menuReply = menu(conversation);
  return {
    conversation,
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

async function addOption(
  deps: TurnDeps,
  { villager }: Conversation,
  { texts, files }: Loose,
): Promise<Option[]> {
  if (texts.length === 0 && files.length === 0) return [];
  const [latest] = await deps.tickets.ofReporter(villager, 1);
  return latest && openStatuses.includes(latest.status) ? [commandOption('add-loose', latest.number)] : [];
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

/** Takes words up into a tip; a tip asks for no place on the map before it has said what it asks. */
export function tipLoose(deps: TurnDeps, conversation: Conversation): Turn {
  return withLoose(conversation, (rest, { texts, files }) =>
    startFlow(deps, rest, 'tip', {
      prepare: fill({
        ...(texts.length > 0 ? { what: { ...emptyAnswer, texts, isComplete: true } } : {}),
        ...(files.length > 0 ? { evidence: { ...emptyAnswer, files } } : {}),
      }),
    }),
  );
}

export async function addLoose(deps: TurnDeps, conversation: Conversation, number: string): Promise<Turn> {
  const ticket = await ownTicket(deps, conversation.villager, number);
  if (!ticket) return { conversation, replies: [say(botTexts.notYours), menu(conversation)] };
  return withLoose(conversation, (rest, { texts, files }) =>
    startFlow(deps, rest, 'addition', {
      ticket: number,
      prepare: fill({ more: { ...emptyAnswer, texts, files, isComplete: true } }),
    }),
  );
}
