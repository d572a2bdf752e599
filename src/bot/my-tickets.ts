import { normaliseThai } from '../knowledge/words.ts';
import { botTexts } from '../text/bot.ts';
import { deskOf } from '../tickets/desks.ts';
import { type Status, statusTable } from '../tickets/status.ts';
import type { Message, Ticket } from '../tickets/ticket.ts';
import { lastWord, rejectionOf } from '../tickets/ticket.ts';
import { mayAdd, mayReopen } from '../tickets/track.ts';
import { readReceiptCode } from '../vault/receipt-code.ts';
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

/** A reporter's own tickets, newest first, and the way to those under a receipt code. */
export async function myTickets(deps: TurnDeps, villager: string): Promise<Reply[]> {
  const now = deps.clock();
  const found = await Promise.all([
    deps.tickets.ofReporter(villager, cardLimit),
    deps.tips.ofReporter(villager, cardLimit),
  ]);
  const tickets = found
    .flat()
    .sort((a, b) => b.openedAt.getTime() - a.openedAt.getTime())
    .slice(0, cardLimit);
  const options = [commandOption('track-code'), commandOption('menu')];
  if (tickets.length === 0) return [say(botTexts.noTickets, options)];
  const cards = tickets.map((ticket) => {
    const card = cardOf(ticket, now);
    return { ...card, options: [readAll(ticket.number), ...card.options] };
  });
  return [{ type: 'tickets', cards, options }];
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

export async function ownTicket(deps: TurnDeps, villager: string, number: string): Promise<Ticket | null> {
  const ticket = await deskOf(deps, number).find(number);
  if (!ticket || ticket.reporter.how === 'anonymous') return null;
  return ticket.reporter.userId === villager ? ticket : null;
}

/** A tip by its receipt code. A code that never was and one whose tip is gone are told alike. */
export async function byReceiptCode(deps: TurnDeps, villager: string, typed: string): Promise<Reply[]> {
  const again = [commandOption('track-code'), commandOption('menu')];
  const read = readReceiptCode(normaliseThai(typed));
  if (!read || read === 'typo') return [say(botTexts.codeNotReadable, again)];
  if (!(await deps.codeGuard.mayTry(villager))) return [say(botTexts.codeSlow, [commandOption('menu')])];
  const digest = deps.receipts.digest(read.code);
  const tip = await deps.tips.findByReceipt(digest);
  if (tip) return [talkOf(tip, deps.clock(), digest)];
  await deps.codeGuard.failed(villager);
  return [say(botTexts.codeUnknown, again)];
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

/** The talk of a ticket. Who came by a receipt code carries its digest instead of being known. */
function talkOf(ticket: Ticket, now: Date, receiptDigest?: string): Reply {
  const card = cardOf(ticket, now);
  const options = receiptDigest
    ? card.options.map((option) =>
        option.action.type === 'command'
          ? commandOption(option.action.command, `${ticket.number}#${receiptDigest}`)
          : option,
      )
    : card.options;
  return {
    type: 'talk',
    card: { ...card, options },
    lines: linesOf(ticket).slice(-talkLines),
    options: [...options, commandOption('menu')],
  };
}

/**
 * The ticket a tap on "add" or "reopen" names: one's own by number, or a tip by number and receipt digest.
 * Null when it is neither.
 */
export async function ticketOfArgument(
  deps: TurnDeps,
  villager: string,
  argument: string,
): Promise<Ticket | null> {
  const [number = '', digest] = argument.split('#');
  if (!digest) return ownTicket(deps, villager, number);
  const tip = await deps.tips.findByReceipt(digest);
  return tip?.number === number ? tip : null;
}
