import { botTexts } from '../text/bot.ts';
import { deskOf } from '../tickets/desks.ts';
import { type Opening, openTicket } from '../tickets/open-ticket.ts';
import type { Fact, KnownReporter, Place, Reporter, Ticket } from '../tickets/ticket.ts';
import { addFromReporter } from '../tickets/track.ts';
import { describe } from './ask.ts';
import { isEmergency } from './emergency.ts';
import type { FlowName } from './flows.ts';
import { subjectName } from './look-up/subject.ts';
import { commandOption, say } from './menu.ts';
import { byReceiptCode, ticketOfArgument } from './my-tickets.ts';
import type { Reply } from './reply.ts';
import { type Answer, emptyAnswer, isEmpty, type Session } from './session.ts';
import type { TurnDeps } from './turn-deps.ts';

type Complete = (deps: TurnDeps, session: Session, villager: string) => Promise<Reply[]>;

/** What a finished flow does. Each is safe to run twice for the same session. */
export const complete: Readonly<Record<FlowName, Complete>> = {
  complaint: openComplaint,
  tip: openTip,
  request: openRequest,
  addition: (deps, session, villager) => addToTicket(deps, session, villager, 'more'),
  reopening: (deps, session, villager) => addToTicket(deps, session, villager, 'why'),
  'track-code': (deps, session, villager) => byReceiptCode(deps, villager, textOf(answerOf(session, 'code'))),
};

function answerOf(session: Session, step: string): Answer {
  return session.answers[step] ?? emptyAnswer;
}

function textOf(answer: Answer): string {
  return answer.texts.map(({ text }) => text).join('\n');
}

async function openComplaint(deps: TurnDeps, session: Session, villager: string): Promise<Reply[]> {
  const detail = answerOf(session, 'detail');
  const category = answerOf(session, 'category').value;
  const known = deps.office.categories.find(({ id }) => id === category);
  return open(deps, {
    ...openingOf(session, detail, { how: 'named', userId: villager }),
    kind: 'complaint',
    ...(category ? { category } : {}),
    attachments: answerOf(session, 'photos').files,
    ...placeOf(deps, session, 'place'),
    isUrgent: (known?.urgent ?? false) || isEmergency(textOf(detail)),
  });
}

async function openRequest(deps: TurnDeps, session: Session, villager: string): Promise<Reply[]> {
  const question = answerOf(session, 'question');
  return open(deps, {
    ...openingOf(session, question, { how: 'named', userId: villager }),
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

async function openTip(deps: TurnDeps, session: Session, villager: string): Promise<Reply[]> {
  const code = deps.receipts.codeFor(session.id);
  const how = answerOf(session, 'identity').value;
  const reporter: Reporter =
    how === 'named' || how === 'confidential'
      ? { how, userId: villager, ...contactOf(session) }
      : { how: 'anonymous', receiptDigest: deps.receipts.digest(code) };
  const opening: Opening = {
    ...openingOf(session, answerOf(session, 'what'), reporter),
    draftId: deps.receipts.draftKey(session.id),
    kind: 'tip',
    attachments: answerOf(session, 'evidence').files,
    ...placeOf(deps, session, 'where'),
    facts: ['about', 'when', 'evidence'].flatMap((step) => factsOf(deps, session, step)),
  };
  return open(deps, opening, reporter.how === 'anonymous' ? code : undefined);
}

function contactOf(session: Session): Pick<KnownReporter, 'contact' | 'contactSource'> {
  const [said] = answerOf(session, 'contact').texts;
  return said ? { contact: said.text, contactSource: said.source } : {};
}

function openingOf(session: Session, answer: Answer, reporter: Reporter): Opening {
  return {
    draftId: session.id,
    kind: 'complaint',
    reporter,
    text: textOf(answer),
    ...(answer.texts[0] ? { source: answer.texts[0].source } : {}),
    attachments: [],
    facts: [],
    isUrgent: false,
  };
}

/** One fact for a tap and one for each text, so that an unsent text takes only itself away. */
function factsOf(deps: TurnDeps, session: Session, step: string): Fact[] {
  const answer = answerOf(session, step);
  if (answer.value) return [{ step, text: describe(session, step, deps.office) }];
  return answer.texts.map(({ text, source }) => ({ step, text, source }));
}

function placeOf(deps: TurnDeps, session: Session, step: string): { place?: Place } {
  const answer = answerOf(session, step);
  if (isEmpty(answer)) return {};
  if (answer.place) return { place: answer.place };
  return { place: { village: describe(session, step, deps.office) } };
}

async function open(deps: TurnDeps, opening: Opening, receiptCode?: string): Promise<Reply[]> {
  const { office, tickets, tips } = deps;
  const store = opening.kind === 'tip' ? tips : tickets;
  const { ticket } = await openTicket({ ...deps, store, dueRules: office.due }, opening);
  await deps.keepFiles(opening.attachments.map(({ id }) => id));
  return [receiptOf(ticket, receiptCode)];
}

function receiptOf(ticket: Ticket, receiptCode?: string): Reply {
  return {
    type: 'receipt',
    kind: ticket.kind,
    number: ticket.number,
    dueAt: ticket.dueAt,
    ...(receiptCode ? { receiptCode } : {}),
    options: [commandOption('track'), commandOption('menu')],
  };
}

async function addToTicket(
  deps: TurnDeps,
  session: Session,
  villager: string,
  step: string,
): Promise<Reply[]> {
  const answer = answerOf(session, step);
  const ticket = await ticketOfArgument(deps, villager, session.ticket ?? '');
  const changed = ticket
    ? await addFromReporter(
        { ...deps, store: deskOf(deps, ticket.number), dueRules: deps.office.due },
        {
          number: ticket.number,
          draftId: ticket.kind === 'tip' ? deps.receipts.draftKey(session.id) : session.id,
          texts: answer.texts,
          attachments: answer.files,
        },
      )
    : null;
  if (changed) await deps.keepFiles(answer.files.map(({ id }) => id));
  const options = [commandOption('track'), commandOption('menu')];
  if (!changed) return [say(botTexts.addNotPossible, [commandOption('officer'), ...options])];
  const words = session.flow === 'reopening' ? botTexts.reopened : botTexts.added;
  return [say(words(changed.number), options)];
}
