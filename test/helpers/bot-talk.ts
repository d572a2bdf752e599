import { randomBytes } from 'node:crypto';
import type { Conversation } from '../../src/bot/conversation.ts';
import type { Input } from '../../src/bot/input.ts';
import type { Action, Option, Reply } from '../../src/bot/reply.ts';
import { takeTurn } from '../../src/bot/turn.ts';
import type { TurnDeps } from '../../src/bot/turn-deps.ts';
import type { Content, PlainIntent } from '../../src/knowledge/content.ts';
import type { Knowledge, Understanding, Want } from '../../src/knowledge/understanding.ts';
import { loadOffice } from '../../src/office/load-office.ts';
import type { Office } from '../../src/office/office.ts';
import type { Attachment } from '../../src/tickets/ticket.ts';
import { workingCalendar } from '../../src/tickets/working-days.ts';
import type { FiledTip, StaffName } from '../../src/tips/desks.ts';
import { memoryTickets } from './memory-tickets.ts';
import { memoryTipDesk } from './memory-tip-desk.ts';
import { sampleKnowledge } from './sample-content.ts';

const sampleOffice = loadOffice('office');
const villager = `U${'1'.repeat(32)}`;
const tipOfficer: StaffName = { username: 'malee', name: 'มาลี ซื่อตรง', division: 'clerk' };

/** A talk with the bot, no LINE and no database in between: each call is one turn and answers its replies. */
export function botTalk(
  options: {
    office?: Partial<Office>;
    at?: string;
    villager?: string;
    /** What every text is understood as, instead of what the search makes of it. */
    understands?: Partial<Understanding>;
    content?: Partial<Content>;
    deadLinks?: readonly string[];
    /** Who may read tips, and who else can be named. */
    tipOfficers?: readonly StaffName[];
    people?: readonly StaffName[];
    /** Whether people can reach the public pages. */
    hasWeb?: boolean;
    hasCodePage?: boolean;
  } = {},
) {
  let now = new Date(options.at ?? '2026-11-23T03:00:00Z');
  let ids = 0;
  let conversation: Conversation = { villager: options.villager ?? villager };
  let replies: readonly Reply[] = [];
  const kept: string[] = [];
  const noted: string[] = [];
  const clock = () => now;
  const office = { ...sampleOffice, ...options.office };
  const deps: TurnDeps & {
    tickets: ReturnType<typeof memoryTickets>;
    tips: ReturnType<typeof memoryTipDesk>;
  } = {
    office,
    tickets: memoryTickets(clock),
    tips: memoryTipDesk(clock, options.tipOfficers ?? [tipOfficer], options.people),
    calendar: workingCalendar({ closesAt: '16:30', extraHolidays: [], notHolidays: [] }),
    knowledge: () => knowledgeOf(options),
    isDead: (url) => options.deadLinks?.includes(url) ?? false,
    noteQuestion: async (text) => {
      noted.push(text);
    },
    webPage: (path) => (options.hasWeb === false ? undefined : `https://desk.example${path}`),
    ...(options.hasWeb === false ? {} : { filePage: (_access, id) => `https://desk.example/file/${id}` }),
    ...(options.hasCodePage
      ? { oneTimePage: async ({ number }: FiledTip) => `https://desk.example/receipt/${number.length}` }
      : {}),
    displayName: async () => 'ยายมี',
    keepFiles: async (files) => {
      kept.push(...files);
    },
    clock,
    newId: () => {
      ids += 1;
      return `id-${ids}`;
    },
  };
  const turn = async (input: Input): Promise<readonly Reply[]> => {
    const after = await takeTurn(deps, conversation, input);
    conversation = structuredClone(after.conversation);
    replies = after.replies;
    return replies;
  };
  const newSource = () => randomBytes(6).toString('hex');
  return {
    deps,
    kept,
    /** Questions that found no answer. */
    noted,
    turn,
    get conversation() {
      return conversation;
    },
    set conversation(next: Conversation) {
      conversation = next;
    },
    get replies() {
      return replies;
    },
    get step() {
      return conversation.session?.step;
    },
    pass(minutes: number) {
      now = new Date(now.getTime() + minutes * 60_000);
    },
    says: (text: string, source = newSource()) => turn({ type: 'text', text, source }),
    photo: (source = newSource(), set?: { index: number; total: number }) =>
      turn({ type: 'file', file: photo(source), ...(set ? { set } : {}) }),
    place: (words = 'หน้าวัด', source = newSource()) =>
      turn({ type: 'location', latitude: 7.7, longitude: 99.4, words, source }),
    sticker: () => turn({ type: 'sticker' }),
    hello: () => turn({ type: 'hello' }),
    /** Taps what was shown last under this label. */
    taps: (label: string) => turn(inputOf(actionIn(replies, label))),
    /** The tap shown last under this label, to be done later. */
    button: (label: string) => inputOf(actionIn(replies, label)),
  };
}

function knowledgeOf(options: {
  understands?: Partial<Understanding>;
  content?: Partial<Content>;
}): Knowledge {
  const { content, understand } = sampleKnowledge();
  const { understands } = options;
  const nothing: Understanding = { candidates: [], isSure: true, answers: [], contacts: [] };
  return {
    content: { ...content, ...options.content },
    understand: understands ? () => ({ ...nothing, ...understands }) : understand,
  };
}

/** Sure of one thing, with the rest after it. */
export function sureOf(...wants: readonly Want[]): Partial<Understanding> {
  return { isSure: true, candidates: wants.map((want, index) => ({ want, score: 0.9 - index / 10 })) };
}

export const plain = (intent: PlainIntent): Want => ({ kind: 'plain', intent });

export type BotTalk = ReturnType<typeof botTalk>;

export function photo(source: string): Attachment {
  return { id: source, key: `key-${source}`, kind: 'image', state: 'fetching', source };
}

/** Everything that may be tapped on these replies. */
export function optionsOf(replies: readonly Reply[]): Option[] {
  return [...replies].reverse().flatMap((reply) => {
    const own = reply.options ?? [];
    if (reply.type === 'question') return [...own, ...reply.choices];
    if (reply.type === 'procedure' || reply.type === 'choose') return [...own, ...reply.buttons];
    if (reply.type === 'summary') return [...own, ...reply.buttons];
    if (reply.type === 'menu') return [...own, ...reply.items];
    if (reply.type === 'tickets') return [...own, ...reply.cards.flatMap((card) => card.options)];
    if (reply.type === 'talk') return [...own, ...reply.card.options];
    if (reply.type === 'list') return [...own, ...reply.items.flatMap((item) => item.options)];
    return [...own];
  });
}

export const labelsOf = (replies: readonly Reply[]) => [
  ...new Set(optionsOf(replies).map(({ label }) => label)),
];

/** All words said, one reply a line. */
export function wordsOfReplies(replies: readonly Reply[]): string {
  return replies
    .map((reply) =>
      JSON.stringify(reply, (key, value) => (key === 'options' || key === 'choices' ? undefined : value)),
    )
    .join('\n');
}

function actionIn(replies: readonly Reply[], label: string): Action {
  const options = optionsOf(replies);
  const found =
    options.find((option) => option.label === label) ??
    options.find((option) => option.label.includes(label));
  if (!found) throw new Error(`nothing says ${label}; there is ${labelsOf(replies).join(', ')}`);
  return found.action;
}

function inputOf(action: Action): Input {
  if (action.type === 'answer' || action.type === 'command') return action;
  throw new Error(`a tap on ${action.type} does not come back as it is`);
}
