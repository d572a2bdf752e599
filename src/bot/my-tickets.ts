import { botTexts } from '../text/bot.ts';
import { tipText } from '../text/bot-tip.ts';
import { type Status, statusTable } from '../tickets/status.ts';
import type { Message, Ticket } from '../tickets/ticket.ts';
import { lastWord, rejectionOf } from '../tickets/ticket.ts';
import { mayAdd, mayReopen } from '../tickets/track.ts';
import { commandOption, say } from './menu.ts';
import type { Option, Reply, TalkLine, TicketCard } from './reply.ts';
import type { TurnDeps } from './turn-deps.ts';

const cardLimit = 10;
const talkLines = 6;

function cardOf(ticket: Ticket, now: Date): TicketCard {
  const answer = lastWord(ticket);
  return {
    number: ticket.number,
    kind: ticket.kind,
    title: ticket.title,
    status: ticket.status,
    openedAt: ticket.openedAt,
    ...(answer ? { answer } : {}),
    options: [
      ...(mayAdd(ticket) ? [commandOption('add', ticket.number)] : []),
      ...(mayReopen(ticket, now) ? [commandOption('reopen', ticket.number)] : []),
    ],
  };
}

/**
 * A reporter's own tickets, newest first, and the way to tips, which no list shows. Everybody is told that way
 * alike: it says nothing of whether there are any.
 */
export async function myTickets(deps: TurnDeps, villager: string): Promise<Reply[]> {
  const now = deps.clock();
  const tickets = await deps.tickets.ofReporter(villager, cardLimit);
  const options = [commandOption('track-code'), commandOption('menu')];
  if (tickets.length === 0) return [say(botTexts.noTickets, options)];
  const cards = tickets.map((ticket) => {
    const card = cardOf(ticket, now);
    return { ...card, options: [readAll(ticket.number), ...card.options] };
  });
  return [{ type: 'tickets', cards }, say(tipText.byCode, options)];
}

/** What a reporter may do with an answer that has just come. */
export function answerOptions(number: string, status: Status): Option[] {
  const more = statusTable[status].takesMore ? [commandOption('add', number)] : [];
  const again = status === 'resolved' ? [commandOption('reopen', number)] : [];
  return [...more, ...again, readAll(number)];
}

function readAll(number: string): Option {
  return { ...commandOption('track', number), label: botTexts.readAll };
}

/** One ticket by its number, if it is this reporter's own. */
export async function myTicket(deps: TurnDeps, villager: string, number: string): Promise<Reply[]> {
  const ticket = await ownTicket(deps, villager, number);
  if (!ticket) return [say(botTexts.notYours, [commandOption('track'), commandOption('menu')])];
  return [talkOf(ticket, deps.clock())];
}

/** The ticket of that number; null when there is none, or it is somebody else's. */
export async function ownTicket(deps: TurnDeps, villager: string, number: string): Promise<Ticket | null> {
  const ticket = await deps.tickets.find(number);
  if (!ticket || !('userId' in ticket.reporter)) return null;
  return ticket.reporter.userId === villager ? ticket : null;
}

/** What was said, and why the ticket was rejected if it was, in order of time. */
function linesOf(ticket: Ticket): TalkLine[] {
  const said = ticket.messages.map((message) => ({
    isOffice: message.direction === 'outbound',
    text: wordsOfMessage(message),
    at: message.at,
  }));
  const rejection = rejectionOf(ticket);
  const lines = rejection ? [...said, { isOffice: true, ...rejection }] : said;
  return lines.sort((a, b) => a.at.getTime() - b.at.getTime());
}

function wordsOfMessage({ text, attachments, unsentAt }: Message): string {
  if (text) return text;
  return unsentAt ? botTexts.unsentLine : botTexts.sentFiles(attachments.length);
}

function talkOf(ticket: Ticket, now: Date): Reply {
  const card = cardOf(ticket, now);
  return {
    type: 'talk',
    card,
    lines: linesOf(ticket).slice(-talkLines),
    options: [...card.options, commandOption('menu')],
  };
}
