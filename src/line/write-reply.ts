import type { messagingApi } from '@line/bot-sdk';
import { answer } from '../../flex-templates/answer.ts';
import { choose } from '../../flex-templates/choose.ts';
import { emergency } from '../../flex-templates/emergency.ts';
import { list } from '../../flex-templates/list.ts';
import { menu } from '../../flex-templates/menu.ts';
import { question } from '../../flex-templates/question.ts';
import { type ReceiptView, receipt, type TipReceiptView } from '../../flex-templates/receipt.ts';
import { summary } from '../../flex-templates/summary.ts';
import { talk } from '../../flex-templates/talk.ts';
import { type TicketView, tickets } from '../../flex-templates/tickets.ts';
import type { Reply, TicketCard, TipReceipt } from '../bot/reply.ts';
import { flexText } from '../text/flex.ts';
import { readTicketNumber } from '../tickets/number.ts';
import { inGroupsOfFour } from '../vault/receipt-code.ts';
import { cut } from './cut.ts';
import { carouselLimit, fitting, type Shorten } from './fitting.ts';
import { flexActions } from './write-action.ts';
import { writeProcedure } from './write-procedure.ts';

type Said<T extends Reply['type']> = Extract<Reply, { type: T }>;

/** Longest text message in UTF-16 units. */
const textLimit = 5000;
/** A carousel is as high as its highest card, so that answers are cut in it. */
const carouselText = 300;
/** What a reporter wrote stands in the chat in full; the summary is for looking it over. */
const summaryText = 1000;

/** Writes one reply as one LINE message, without quick replies. */
export function writeReply(reply: Reply): messagingApi.TextMessage | messagingApi.FlexMessage {
  switch (reply.type) {
    case 'text':
      return { type: 'text', text: cut(reply.text, textLimit) };
    case 'menu':
      return fitting(() => menu({ items: menuItems(reply) }));
    case 'question':
      return fitting((shorten) => question(questionView(reply, shorten)));
    case 'summary':
      return fitting((shorten) => summary(summaryView(reply, shorten)), summaryText);
    case 'receipt':
      return fitting(() => receipt(receiptView(reply)));
    case 'tickets':
      return fitting((shorten) => tickets(ticketsView(reply, shorten)), carouselText);
    case 'talk':
      return fitting((shorten) => talk(talkView(reply, shorten)));
    case 'answer':
      return fitting((shorten) => answer(answerView(reply, shorten)));
    case 'emergency':
      return fitting(emergency);
    case 'list':
      return fitting((shorten) => list(listView(reply, shorten)));
    case 'procedure':
      return fitting((shorten) => writeProcedure(reply, shorten));
    case 'choose':
      return fitting((shorten) => choose(chooseView(reply, shorten)));
    default:
      return reply satisfies never;
  }
}

function menuItems({ items }: Said<'menu'>) {
  return items.flatMap((item) => flexActions([item]).map((action) => ({ about: item.about, action })));
}

function questionView(reply: Said<'question'>, shorten: Shorten) {
  const { title, at, of, hint, notice } = reply;
  const shown = {
    ...(hint ? { hint: shorten(hint) } : {}),
    ...(notice ? { notice: notice.map(shorten) } : {}),
  };
  return { title, at, of, text: shorten(reply.text), ...shown, choices: flexActions(reply.choices) };
}

function summaryView({ title, notice, rows, buttons }: Said<'summary'>, shorten: Shorten) {
  return {
    title,
    ...(notice ? { notice: notice.map(shorten) } : {}),
    rows: rows.map(({ label, value }) => ({ label, value: shorten(value) })),
    buttons: flexActions(buttons),
  };
}

function receiptView({ number, dueAt, tip, options = [] }: Said<'receipt'>): ReceiptView {
  const view = { number, dueAt, buttons: flexActions(options) };
  if (!tip) return view;
  const { proof, readers, isAnsweredHere } = tip;
  return { ...view, tip: { code: codeView(tip), proof, readers, isAnsweredHere } };
}

function codeView({ code }: TipReceipt): TipReceiptView['code'] {
  if ('digits' in code) return { digits: inGroupsOfFour(code.digits) };
  const label = flexText.openCodePage;
  return { open: flexActions([{ label, action: { type: 'open', url: code.page, isOutside: true } }]) };
}

function ticketsView({ cards }: Said<'tickets'>, shorten: Shorten) {
  return { cards: cards.slice(0, carouselLimit).map((card) => ticketView(card, shorten)) };
}

function ticketView(card: TicketCard, shorten: Shorten): TicketView {
  const { number, kind, status, openedAt } = card;
  const title = shorten(card.title || flexText.untitled);
  const ticket = { number, kind, status, openedAt, title, buttons: flexActions(card.options) };
  if (!card.answer) return ticket;
  const text = shorten(card.answer.text);
  return {
    ...ticket,
    answer: { text, at: card.answer.at, isCut: text.length < card.answer.text.trim().length },
  };
}

function talkView({ card, lines, proof, readers }: Said<'talk'>, shorten: Shorten) {
  const { number, status, title, buttons } = ticketView(card, shorten);
  const said = lines.map((line) => ({ ...line, text: shorten(line.text || flexText.noWords) }));
  return {
    number,
    status,
    title,
    lines: said,
    buttons,
    ...(proof ? { proof } : {}),
    ...(readers ? { readers } : {}),
  };
}

function answerView({ number, text, status, at, options = [] }: Said<'answer'>, shorten: Shorten) {
  const isOpen = readTicketNumber(number)?.kind !== 'tip';
  return { number, text: shorten(text), isOpen, status, at, buttons: flexActions(options) };
}

function chooseView({ isPrivate, title, text, buttons }: Said<'choose'>, shorten: Shorten) {
  return {
    ...(isPrivate ? { isPrivate } : {}),
    title: shorten(title),
    text: shorten(text),
    buttons: flexActions(buttons),
  };
}

function listView({ title, items }: Said<'list'>, shorten: Shorten) {
  return {
    title,
    items: items.slice(0, carouselLimit).map((item) => ({
      title: shorten(item.title),
      lines: item.lines.map(({ label, value }) => ({ label, value: value && shorten(value) })),
      buttons: flexActions(item.options),
    })),
  };
}
