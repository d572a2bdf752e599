import { wordsOf } from '../src/knowledge/words.ts';
import type { TicketDocument } from '../src/mongo/ticket-schema.ts';
import { fiscalYearOf, ticketNumber } from '../src/tickets/number.ts';
import type { Status } from '../src/tickets/status.ts';
import type { Message } from '../src/tickets/ticket.ts';
import { chanceOf, type Draw, hexOf, pick } from './chance.ts';
import { answers, matters, names, spots, wishes } from './phrases.ts';

/** How many of a hundred tickets are in which status: a desk that keeps up, with its past. */
const shares: readonly (readonly [Status, number])[] = [
  ['new', 4],
  ['open', 6],
  ['pending', 4],
  ['resolved', 26],
  ['closed', 54],
  ['rejected', 6],
];
const statusOfHundred = shares.flatMap(([status, share]) => Array<Status>(share).fill(status));
const dayMs = 24 * 60 * 60 * 1000;
const dueDays = 20;
const secondSpotIn = 200;

export const workers = ['officer', 'somsri', 'anan', 'kanya', 'preecha', 'wanida', 'chai', 'mali'] as const;

const wordsKnown = new Map<string, readonly string[]>();

/** Thai is cut into words once a phrase: a million texts would take minutes. */
function wordsIn(phrase: string): readonly string[] {
  const known = wordsKnown.get(phrase) ?? wordsOf(phrase);
  wordsKnown.set(phrase, known);
  return known;
}

export interface Population {
  readonly count: number;
  readonly from: Date;
  readonly to: Date;
  readonly categories: readonly string[];
}

/** The number of the ticket at a place in the population. */
export function numberAt(at: number, { count, from, to }: Population): string {
  const openedAt = from.getTime() + ((to.getTime() - from.getTime()) * at) / count;
  return ticketNumber('complaint', fiscalYearOf(new Date(openedAt)), at + 1);
}

/** The ticket at a place in the population, as the store keeps it: the same in every run. */
export function ticketDocument(at: number, population: Population): TicketDocument {
  const draw = chanceOf(at);
  const { from, to, count, categories } = population;
  const openedAt = new Date(from.getTime() + ((to.getTime() - from.getTime()) * at) / count);
  const phrases = [pick(draw, matters), pick(draw, spots), pick(draw, wishes)];
  if (draw(secondSpotIn) === 0) phrases.push(pick(draw, spots));
  const house = String(draw(2000));
  const displayName = pick(draw, names);
  const source = hexOf(draw, 16);
  const status = pick(draw, statusOfHundred);
  const messages = talk(draw, { text: `${phrases.join(' ')} ${house}`, source, openedAt, status });
  const updatedAt = messages.at(-1)?.at ?? openedAt;
  const number = numberAt(at, population);
  const running = number.split('-').at(-1) ?? '';
  const isTaken = status !== 'new' && draw(10) > 0;
  return {
    _id: number,
    draftId: hexOf(draw, 16),
    kind: 'complaint',
    fiscalYear: fiscalYearOf(openedAt),
    category: pick(draw, categories),
    title: phrases[0] ?? '',
    reporter: { how: 'named', userId: `U${hexOf(draw, 16)}`, displayName },
    facts: [],
    status,
    priority: draw(20) === 0 ? 'high' : 'normal',
    ...(isTaken ? { assignee: staffRef(draw) } : {}),
    openedAt,
    updatedAt,
    dueAt: new Date(openedAt.getTime() + dueDays * dayMs),
    revision: messages.length,
    messages,
    notes: [],
    activity: [{ at: openedAt, by: 'reporter', what: 'opened' }],
    words: [
      ...new Set([...phrases.flatMap(wordsIn), ...wordsIn(displayName), house, running, String(at + 1)]),
    ],
    sources: [source],
    hasNews: messages.length === 1,
  };
}

function talk(
  draw: Draw,
  first: { text: string; source: string; openedAt: Date; status: Status },
): Message[] {
  const { text, source, openedAt, status } = first;
  const id = () => hexOf(draw, 8);
  const asked: Message = { id: id(), direction: 'inbound', at: openedAt, text, attachments: [], source };
  if (status === 'new') return [asked];
  const at = new Date(openedAt.getTime() + (1 + draw(10)) * dayMs);
  const delivery = { state: 'sent' as const, at };
  const by = staffRef(draw);
  return [
    asked,
    { id: id(), direction: 'outbound', at, text: pick(draw, answers), attachments: [], by, delivery },
  ];
}

function staffRef(draw: Draw) {
  const username = pick(draw, workers);
  return { username, name: username };
}
