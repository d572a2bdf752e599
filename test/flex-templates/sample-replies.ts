import { ask } from '../../src/bot/ask.ts';
import { type FlowName, flows } from '../../src/bot/flows.ts';
import { showAnswer } from '../../src/bot/look-up/answers.ts';
import { showContacts } from '../../src/bot/look-up/contacts.ts';
import { browseReports, showTopic } from '../../src/bot/look-up/reports.ts';
import { browseServices, sayNextStep, showProcedure } from '../../src/bot/look-up/services.ts';
import { commandOption, menu, say } from '../../src/bot/menu.ts';
import type { Reply, TicketCard } from '../../src/bot/reply.ts';
import {
  type Answer,
  editStep,
  emptyAnswer,
  type Session,
  startSession,
  summaryStep,
} from '../../src/bot/session.ts';
import { loadOffice } from '../../src/office/load-office.ts';
import { botTalk } from '../helpers/bot-talk.ts';
import { sampleContent } from '../helpers/sample-content.ts';

export const at = new Date('2026-11-22T07:05:00Z');
export const office = loadOffice('office');
export const sessionId = 'AbCdEfGhIjKlMnOpQrStUv';

const sentence = 'ถนนหน้าโรงเรียนเป็นหลุมลึก รถล้มหลายครั้งแล้ว อยากให้มาซ่อมก่อนเปิดเทอม ';
/** A text of just that many UTF-16 units. */
export const longText = (units: number) =>
  sentence.repeat(Math.ceil(units / sentence.length)).slice(0, units);
export const longWord = 'https://example.go.th/very_long_'.padEnd(200, 'x');

const said = (text: string): Answer => ({ ...emptyAnswer, texts: [{ text, source: 's' }], isComplete: true });

export function sessionAt(flow: FlowName, step: string, answers: Session['answers'] = {}): Session {
  return { ...startSession(sessionId, flow, at), step, answers };
}

const stepNames = (flow: FlowName) => Object.keys(flows[flow].steps);

/** The answers of a flow, each step with the same text. */
function answersOf(flow: FlowName, text: string): Session['answers'] {
  return Object.fromEntries(stepNames(flow).map((step) => [step, said(text)]));
}

const flowNames = Object.keys(flows) as FlowName[];
const questions = flowNames.flatMap((flow) =>
  stepNames(flow).map((step): [string, Reply] => [
    `question-${flow}-${step}`,
    ask(sessionAt(flow, step), { office }),
  ]),
);

const tipAnswers = {
  ...answersOf('tip', 'x'),
  identity: { ...emptyAnswer, value: 'named', isComplete: true },
};
const complaintAnswers = {
  category: { ...emptyAnswer, value: 'road', isComplete: true },
  detail: said('ถนนหน้าโรงเรียนเป็นหลุม รถล้มหลายครั้งแล้ว'),
  place: { ...emptyAnswer, value: '3', isComplete: true },
  photos: { ...emptyAnswer, isComplete: true },
};
const longTip = {
  ...tipAnswers,
  ...Object.fromEntries(
    stepNames('tip')
      .slice(1)
      .map((step) => [step, said(longText(2000))]),
  ),
};

export const shortCard: TicketCard = {
  number: 'C-2570-0012',
  kind: 'complaint',
  title: 'ไฟทางดับ',
  status: 'new',
  openedAt: at,
  options: [commandOption('add', 'C-2570-0012')],
};

export const longCard: TicketCard = {
  ...shortCard,
  title: longText(80),
  status: 'resolved',
  answer: { text: longText(2000), at },
  options: [commandOption('reopen', 'C-2570-0012')],
};

const statuses = ['new', 'open', 'pending', 'resolved', 'closed', 'rejected'] as const;
const answered = { text: 'ช่างเข้าซ่อมแล้วเมื่อเช้านี้', at };

/** Staff in plenty, with names as long as accounts may have them. */
const people = Array.from({ length: 40 }, (_, index) => ({
  username: `officer-of-the-works-${String(index).padStart(18, '0')}`,
  name: `นางสาวพิชญานันท์ ธรรมรงค์สกุลชัยวัฒนา ${index}`,
  division: 'works',
}));
const aboutWorks = {
  ...tipAnswers,
  about: { ...emptyAnswer, value: 'works', branch: 'staffed', isComplete: true },
};
const webPage = (path: string) => `https://desk.example.go.th${path}`;
const someChosen = { ...emptyAnswer, chosen: people.slice(0, 9).map(({ username }) => username) };
const tipReceipt = {
  code: { digits: '12345678901234567890' },
  proof: '1-ABCD-EFGH-JKMN-PQRS-TVWX-YZ23-4567-89AB',
  readers: 2,
  isAnsweredHere: false,
} as const;

const { deps } = botTalk();
const content = sampleContent();
const shelves = [...new Set(content.procedures.map(({ shelf }) => shelf))];
const groups = content.years.flatMap(({ year, groups }) => groups.map(({ code }) => `${year}/${code}`));

/** A villager's talk with the bot, every type of reply, with the shortest and the longest real words. */
export const samples: Readonly<Record<string, Reply>> = {
  text: say('สวัสดี', [commandOption('menu')]),
  menu: menu({ villager: 'v' }),
  'menu-unfinished': menu({ villager: 'v', session: sessionAt('complaint', 'detail') }),
  ...Object.fromEntries(questions),
  'question-tip-identity-web': ask(sessionAt('tip', 'identity'), { office, webPage }),
  'question-tip-who-many': ask(sessionAt('tip', 'who', aboutWorks), { office, people }),
  'question-tip-who-chosen': ask(sessionAt('tip', 'who', { ...aboutWorks, who: someChosen }), {
    office,
    people,
  }),
  'question-tip-what-readers': ask(sessionAt('tip', 'what'), { office, people, readers: people }),
  'question-tip-what-nobody': ask(sessionAt('tip', 'what'), { office, people, readers: [] }),
  'summary-tip-readers': ask(sessionAt('tip', summaryStep, longTip), {
    office,
    people,
    readers: people,
    hasCodePage: true,
  }),
  'summary-tip-nobody': ask(sessionAt('tip', summaryStep, tipAnswers), { office, people, readers: [] }),
  'question-edit': ask(sessionAt('tip', editStep, tipAnswers), { office }),
  'summary-complaint': ask(sessionAt('complaint', summaryStep, complaintAnswers), { office }),
  'summary-long': ask(sessionAt('tip', summaryStep, longTip), { office }),
  'summary-long-word': ask(sessionAt('request', summaryStep, { question: said(longWord) }), { office }),
  receipt: {
    type: 'receipt',
    kind: 'complaint',
    number: 'C-2570-0012',
    dueAt: new Date('2026-12-15T09:30:00Z'),
    options: [commandOption('track'), commandOption('menu')],
  },
  'receipt-code': {
    type: 'receipt',
    kind: 'tip',
    number: 'T-2570-0003',
    dueAt: new Date('2026-12-07T09:30:00Z'),
    tip: tipReceipt,
    options: [commandOption('track'), commandOption('menu')],
  },
  'receipt-page': {
    type: 'receipt',
    kind: 'tip',
    number: 'T-2570-04417203',
    dueAt: new Date('2026-12-07T09:30:00Z'),
    tip: {
      ...tipReceipt,
      code: { page: webPage(`/receipt/${'x'.repeat(400)}`) },
      readers: 0,
      isAnsweredHere: true,
    },
    options: [commandOption('track'), commandOption('menu')],
  },
  'tickets-one': { type: 'tickets', cards: [shortCard] },
  'tickets-statuses': {
    type: 'tickets',
    cards: statuses.map((status, index) => ({
      ...shortCard,
      status,
      ...(index > 1 ? { answer: answered } : {}),
    })),
    options: [commandOption('track-code'), commandOption('menu')],
  },
  'tickets-ten-long': { type: 'tickets', cards: Array.from({ length: 10 }, () => longCard) },
  talk: {
    type: 'talk',
    card: { ...shortCard, status: 'open' },
    lines: [
      { isOffice: false, text: 'ไฟทางดับหน้าวัด', at },
      { isOffice: false, text: '', at },
      { isOffice: true, text: 'รับเรื่องแล้ว จะเข้าซ่อมวันพรุ่งนี้', at },
    ],
    options: [commandOption('add', 'C-2570-0012'), commandOption('menu')],
  },
  'talk-tip': {
    type: 'talk',
    card: { ...shortCard, number: 'T-2570-04417203', kind: 'tip', title: '', status: 'open' },
    lines: [{ isOffice: true, text: 'ขอชื่อบริษัทด้วย', at }],
    proof: tipReceipt.proof,
  },
  'talk-long': {
    type: 'talk',
    card: longCard,
    lines: Array.from({ length: 6 }, (_, index) => ({ isOffice: index % 2 === 1, text: longText(2000), at })),
  },
  answer: {
    type: 'answer',
    number: 'C-2570-0012',
    text: 'ช่างเข้าซ่อมแล้วเมื่อเช้านี้\nขอบคุณที่แจ้ง',
    status: 'resolved',
    at,
    options: [commandOption('reopen', 'C-2570-0012'), commandOption('track')],
  },
  'answer-long': { type: 'answer', number: 'C-2570-0012', text: longText(2000), status: 'open', at },
  'answer-long-word': { type: 'answer', number: 'C-2570-0012', text: longWord, status: 'open', at },
  'answer-tip': {
    type: 'answer',
    number: 'T-2570-0003',
    text: 'เริ่มตรวจสอบนายก อบต. แล้ว',
    status: 'open',
    at,
  },
  emergency: { type: 'emergency' },
  shelves: browseServices(deps),
  ...Object.fromEntries(shelves.map((shelf) => [`shelf-${shelf}`, browseServices(deps, shelf)])),
  ...Object.fromEntries(
    content.procedures.flatMap(({ id }) => [
      [`procedure-${id}`, showProcedure(deps, id)],
      [`next-step-${id}`, sayNextStep(deps, id)],
    ]),
  ),
  groups: browseReports(deps),
  ...Object.fromEntries(groups.map((group) => [`reports-${group}`, browseReports(deps, group)])),
  ...Object.fromEntries(
    content.topics.flatMap(({ id }) =>
      showTopic(deps, { id }).map((reply, index) => [`topic-${id}-${index}`, reply]),
    ),
  ),
  contacts: showContacts(deps, []),
  ...Object.fromEntries(content.contacts.map(({ id }) => [`contact-${id}`, showContacts(deps, [id])])),
  ...Object.fromEntries(content.answers.map(({ id }) => [`answer-${id}`, showAnswer(deps, id)])),
};
