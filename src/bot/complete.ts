import { botTexts } from '../text/bot.ts';
import { tipText } from '../text/bot-tip.ts';
import { type Opening, openTicket } from '../tickets/open-ticket.ts';
import type { Fact, Place, Ticket } from '../tickets/ticket.ts';
import { addFromReporter } from '../tickets/track.ts';
import { describe } from './ask.ts';
import { addToOpenTip, fileTip } from './complete-tip.ts';
import type { Conversation, Turn } from './conversation.ts';
import { isEmergency } from './emergency.ts';
import type { FlowName } from './flows.ts';
import { subjectName } from './look-up/subject.ts';
import { commandOption, say } from './menu.ts';
import { ownTicket } from './my-tickets.ts';
import { byReceiptCode } from './my-tips.ts';
import type { Reply } from './reply.ts';
import { type Answer, emptyAnswer, isEmpty, type Session } from './session.ts';
import { isTipNumber } from './start-flow.ts';
import { knownAtOnce } from './tip-about.ts';
import type { TurnDeps } from './turn-deps.ts';

/** How a flow was finished: the talk without it, and whether a receipt code goes to a page of its own. */
interface Finish {
  readonly conversation: Conversation;
  readonly onPage?: boolean;
}

type Complete = (deps: TurnDeps, session: Session, finish: Finish) => Promise<Turn>;

/** What a finished flow does. Each is safe to run twice for the same session. */
export const complete: Readonly<Record<FlowName, Complete>> = {
  complaint: openComplaint,
  tip: (deps, session, { conversation, onPage }) => fileTip(deps, session, conversation, onPage),
  request: openRequest,
  addition: (deps, session, finish) => add(deps, session, finish, 'more'),
  reopening: (deps, session, finish) => add(deps, session, finish, 'why'),
  'track-code': (deps, session, { conversation }) =>
    byReceiptCode(deps, conversation, textOf(answerOf(session, 'code'))),
};

function answerOf(session: Session, step: string): Answer {
  return session.answers[step] ?? emptyAnswer;
}

function textOf(answer: Answer): string {
  return answer.texts.map(({ text }) => text).join('\n');
}

async function openComplaint(deps: TurnDeps, session: Session, { conversation }: Finish): Promise<Turn> {
  const detail = answerOf(session, 'detail');
  const category = answerOf(session, 'category').value;
  const known = deps.office.categories.find(({ id }) => id === category);
  return open(deps, conversation, {
    ...openingOf(session, detail, conversation),
    kind: 'complaint',
    ...(category ? { category } : {}),
    attachments: answerOf(session, 'photos').files,
    ...placeOf(deps, session, 'place'),
    isUrgent: (known?.urgent ?? false) || isEmergency(textOf(detail)),
  });
}

async function openRequest(deps: TurnDeps, session: Session, { conversation }: Finish): Promise<Turn> {
  const question = answerOf(session, 'question');
  return open(deps, conversation, {
    ...openingOf(session, question, conversation),
    kind: 'request',
    attachments: question.files,
    facts: subjectOf(deps, session),
    isUrgent: isEmergency(textOf(question)),
  });
}

/** What was on show when the question came up. */
function subjectOf(deps: TurnDeps, { subject }: Session): Fact[] {
  const text = subject && subjectName(deps.knowledge().content, subject);
  return text ? [{ step: 'subject', text }] : [];
}

function openingOf(session: Session, answer: Answer, { villager }: Conversation): Opening {
  return {
    draftId: session.id,
    kind: 'complaint',
    reporter: { how: 'named', userId: villager },
    text: textOf(answer),
    ...(answer.texts[0] ? { source: answer.texts[0].source } : {}),
    attachments: [],
    facts: [],
    isUrgent: false,
  };
}

function placeOf(deps: TurnDeps, session: Session, step: string): { place?: Place } {
  const answer = answerOf(session, step);
  if (isEmpty(answer)) return {};
  if (answer.place) return { place: answer.place };
  return { place: { village: describe(session, step, knownAtOnce(deps)) } };
}

async function open(deps: TurnDeps, conversation: Conversation, opening: Opening): Promise<Turn> {
  const { office, tickets } = deps;
  const { ticket } = await openTicket({ ...deps, store: tickets, dueRules: office.due }, opening);
  await deps.keepFiles(
    opening.attachments.map(({ id }) => id),
    'ticket',
  );
  return { conversation, replies: [receiptOf(ticket)] };
}

const ways = [commandOption('track'), commandOption('menu')];

function receiptOf({ kind, number, dueAt }: Ticket): Reply {
  return { type: 'receipt', kind, number, dueAt, options: ways };
}

async function add(deps: TurnDeps, session: Session, { conversation }: Finish, step: string): Promise<Turn> {
  const answer = answerOf(session, step);
  const isOfTip = isTipNumber(session.ticket ?? '');
  const added = isOfTip
    ? await addToOpenTip(deps, session, conversation, answer)
    : await addToTicket(deps, session, conversation, answer);
  if (added !== 'ended' && 'replies' in added) return added;
  if (added === 'ended') return { conversation, replies: [sayEnded(session)] };
  await deps.keepFiles(
    answer.files.map(({ id }) => id),
    isOfTip ? 'tip' : 'ticket',
  );
  const { added: usual, reopened } = botTexts;
  const words = 'isUnread' in added && added.isUnread ? tipText.addedUnread : usual;
  const done = session.flow === 'reopening' ? reopened : words;
  return { conversation, replies: [say(done(added.number), ways)] };
}

function sayEnded({ ticket = '' }: Session): Reply {
  return isTipNumber(ticket)
    ? say(tipText.ended, [commandOption('tip'), commandOption('menu')])
    : say(botTexts.addNotPossible, [commandOption('officer'), ...ways]);
}

async function addToTicket(
  deps: TurnDeps,
  session: Session,
  { villager }: Conversation,
  { texts, files }: Answer,
): Promise<'ended' | { readonly number: string }> {
  const ticket = await ownTicket(deps, villager, session.ticket ?? '');
  if (!ticket) return 'ended';
  const changed = await addFromReporter(
    { ...deps, store: deps.tickets, dueRules: deps.office.due },
    { number: ticket.number, draftId: session.id, texts, attachments: files },
  );
  return changed ?? 'ended';
}
