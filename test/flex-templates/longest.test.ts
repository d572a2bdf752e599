import { showAnswer } from '../../src/bot/look-up/answers.ts';
import { showContacts } from '../../src/bot/look-up/contacts.ts';
import { browseReports, showTopic } from '../../src/bot/look-up/reports.ts';
import { browseServices, sayNextStep, showProcedure } from '../../src/bot/look-up/services.ts';
import type { Reply } from '../../src/bot/reply.ts';
import {
  type Answer,
  answerSchema,
  type Contact,
  contactSchema,
  type Disclosure,
  disclosureSchema,
  type Procedure,
  procedureSchema,
} from '../../src/knowledge/content.ts';
import { writeMessages } from '../../src/line/write-message.ts';
import { checkMessages } from '../../src/local-line/rules/check-messages.ts';
import { botTalk } from '../helpers/bot-talk.ts';
import { sampleContent } from '../helpers/sample-content.ts';

const long = (units: number) =>
  'น้ำไม่ไหลทั้งหมู่บ้าน '
    .repeat(Math.ceil(units / 22))
    .slice(0, units)
    .trim();
const many = <T>(count: number, make: (at: number) => T): T[] =>
  Array.from({ length: count }, (_, at) => make(at));
const url = (at: number) => `https://office.example.org/${at}/${'x'.repeat(960)}`;
const link = (at: number) => ({ title: long(100), url: url(at) });

/** Entries as long as their schemas let officers write them. */
const procedure: Procedure = procedureSchema.parse({
  id: 'longest',
  name: long(60),
  shelf: long(20),
  jurisdiction: 'refer',
  referTo: long(600),
  about: long(600),
  forWhom: long(600),
  documents: many(14, () => long(120)),
  fee: long(600),
  duration: long(300),
  steps: many(8, () => ({ by: long(40), text: long(300) })),
  where: long(300),
  hours: long(120),
  legalBasis: many(6, () => long(200)),
  forms: many(4, link),
  phone: '075-000000',
  notes: many(6, () => long(600)),
  yearly: many(12, (at) => ({ year: 2570, kind: 'fiscal', title: `${at} ${long(50)}`, text: long(600) })),
  nextStep: long(600),
  start: 'tip',
  unconfirmed: ['forWhom', 'documents', 'fee', 'duration', 'steps', 'where', 'legalBasis', 'yearly', 'notes'],
  check: { by: long(60), on: '2026-11-22' },
});
const disclosure = (at: number): Disclosure =>
  disclosureSchema.parse({
    year: 2564,
    code: `O${at + 1}`,
    name: long(200),
    group: '9.1',
    topics: ['structure'],
    links: many(8, link),
    accessNote: long(600),
    check: 'sample',
  });
const contact = (at: number): Contact =>
  contactSchema.parse({
    id: `contact-${at}`,
    name: long(60),
    about: long(600),
    phone: '075-000000',
    address: long(300),
    email: `${'a'.repeat(60)}@office.example.org`,
    links: many(4, link),
    map: { latitude: 7.7, longitude: 99.4 },
    hours: long(120),
    check: 'sample',
  });
const answer: Answer = answerSchema.parse({
  id: 'longest',
  question: long(200),
  text: long(1000),
  links: many(3, link),
  check: 'sample',
});

const { deps } = botTalk({
  content: {
    procedures: many(30, (at) => ({ ...procedure, id: at === 0 ? 'longest' : `longest-${at}` })),
    disclosures: many(60, disclosure),
    topics: sampleContent().topics.map((topic) => ({ ...topic, about: long(600) })),
    contacts: many(20, contact),
    answers: [answer],
  },
});

test.each<[string, () => readonly Reply[]]>([
  ['a procedure', () => [showProcedure(deps, 'longest')]],
  ['what to do next', () => [sayNextStep(deps, 'longest')]],
  ['a shelf', () => [browseServices(deps, long(20))]],
  ['all shelves', () => [browseServices(deps)]],
  ['a group of reports', () => [browseReports(deps, '2564/9.1')]],
  ['the last page of it', () => [browseReports(deps, '2564/9.1/6')]],
  ['a topic of sixty items', () => showTopic(deps, { id: 'structure' })],
  ['all contacts', () => [showContacts(deps, [])]],
  ['an answer', () => [showAnswer(deps, 'longest')]],
])('%s as long as officers may write it is taken by LINE', (_, replies) => {
  expect(checkMessages(writeMessages(replies()))).toBeUndefined();
});
