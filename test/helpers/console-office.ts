import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import express from 'express';
import { pino } from 'pino';
import type { CardPreview } from '../../src/console/deps.ts';
import { consoleRouter } from '../../src/console/router.ts';
import type { Content } from '../../src/knowledge/content.ts';
import { loadIntoStore } from '../../src/knowledge/load-into-store.ts';
import { openSessionStore } from '../../src/mongo/session-store.ts';
import { openStores } from '../../src/mongo/stores.ts';
import { type Office, officeSchema } from '../../src/office/office.ts';
import { composeTips } from '../../src/product/compose-tips.ts';
import { keepKnowledge } from '../../src/product/knowledge-keeper.ts';
import { recoveryDesk } from '../../src/product/recovery-desk.ts';
import { loadSecrets } from '../../src/product/secrets.ts';
import { addStaff } from '../../src/staff/add-staff.ts';
import type { Role } from '../../src/staff/may.ts';
import { passwordKeeper } from '../../src/staff/password.ts';
import { type Opening, openTicket } from '../../src/tickets/open-ticket.ts';
import type { Answer, AnswerPost } from '../../src/tickets/ports.ts';
import { workingCalendar } from '../../src/tickets/working-days.ts';
import { cheapPasswordKeys } from '../vault/cheap-password-keys.ts';
import { type TestDatabase, testDatabase } from './database.ts';
import { testLocks } from './locks.ts';
import { officerAt } from './officer.ts';

export const password = 'four words in a row';
const hourMs = 60 * 60 * 1000;

/** An office with its console, on a database of its own: accounts, tickets, a clock that a test moves. */
export async function consoleOffice(
  settings: {
    publicUrl?: string;
    office?: Partial<Office>;
    /** What its files hold of what villagers can find; nothing unless given. */
    content?: Partial<Content>;
    preview?: CardPreview;
    database?: TestDatabase;
  } = {},
) {
  const database = settings.database ?? (await testDatabase());
  const { connection } = database;
  let now = new Date('2026-11-23T02:00:00Z');
  const clock = () => now;
  const log = logLines();
  const stores = await openStores(connection, {
    clock,
    newRetryKey: randomUUID,
    logger: log.logger,
    locks: testLocks(),
  });
  const { tickets, staff, content, questions, links, files } = stores;
  if (settings.content) await loadIntoStore(content, { ...noContent, ...settings.content }, { clock });
  const post = answersOnTheirWay();
  const quota = { limit: 300 as number | null, used: 12, waiting: 0 };
  const office = { ...sampleOffice, ...settings.office };
  const knowledge = await keepKnowledge({ content, links }, log.logger);
  const calendar = workingCalendar({ closesAt: '16:30', extraHolidays: [], notHolidays: [] });
  const folder = mkdtempSync(join(tmpdir(), 'service-desk-console-'));
  const secrets = loadSecrets(folder);
  const keys = cheapPasswordKeys();
  const recovery = recoveryDesk(folder, clock);
  const tips = composeTips({
    ...{ stores, office, calendar, keys, recovery, post, clock },
    secrets: {
      ...secrets,
      receiptSettings: { ...secrets.receiptSettings, params: keys.newParams() },
    },
    newId: randomUUID,
  });

  const app = express();
  app.use(
    '/console',
    consoleRouter({
      ...stores,
      tips: tips.officers,
      keys,
      recovery,
      post,
      office,
      clock,
      newId: randomUUID,
      logger: log.logger,
      sessionStore: await openSessionStore(connection),
      sessionSecret: 'a secret of the test',
      publicUrl: settings.publicUrl ?? 'http://desk.example',
      quota: { state: async () => quota },
      knowledge: knowledge.current,
      contentChanged: knowledge.refresh,
      isDead: knowledge.isDead,
      preview: settings.preview ?? ((_kind, entry) => [{ type: 'text', text: JSON.stringify(entry) }]),
    }),
  );
  const server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const passwords = passwordKeeper();

  return {
    base,
    secretsDir: folder,
    stores,
    tickets,
    /** Where reporters file tips. */
    reporter: tips.reporter,
    officers: tips.officers,
    recovery,
    staff,
    files,
    content,
    questions,
    links,
    knowledge,
    post,
    quota,
    connection,
    logged: log.lines,
    now: clock,
    /** Moves the office's clock on. */
    passes: (time: { hours?: number; minutes?: number }) => {
      now = new Date(now.getTime() + (time.hours ?? 0) * hourMs + (time.minutes ?? 0) * 60_000);
    },
    /** Makes an account and the person who uses it; not signed in yet. */
    hires: async (username: string, role: Role, name = `คุณ${username}`) => {
      await addStaff(
        { staff, passwords, clock, keys },
        { username, name, role, password, isTemporary: false },
      );
      return officerAt(base, username, password, clock);
    },
    /** Somebody at the sign-in page whose account, if any, was made elsewhere. */
    visitor: (username = 'nobody', typed = password) => officerAt(base, username, typed, clock),
    /** A villager's ticket; answers its number. */
    receives: async (opening: Partial<Opening> = {}) => {
      const kind = opening.kind ?? 'complaint';
      const deps = {
        store: tickets,
        calendar,
        dueRules: office.due,
        clock,
        newId: randomUUID,
      };
      const { ticket } = await openTicket(deps, {
        draftId: randomUUID(),
        kind,
        ...(kind === 'complaint' ? { category: 'road' } : {}),
        reporter: { how: 'named', userId: villagerId, displayName: 'มาลี' },
        text: 'ถนนเป็นหลุม',
        attachments: [],
        facts: [],
        isUrgent: false,
        ...opening,
      });
      return ticket.number;
    },
    closes: async () => {
      server.closeAllConnections();
      server.close();
      rmSync(folder, { recursive: true });
      await database.drop();
    },
  };
}

export type ConsoleOffice = Awaited<ReturnType<typeof consoleOffice>>;

const noContent: Content = {
  procedures: [],
  topics: [],
  years: [],
  disclosures: [],
  contacts: [],
  answers: [],
  intents: [],
  synonyms: [],
};

export const villagerId = `U${'5'.repeat(32)}`;

const sampleOffice = officeSchema.parse({
  name: 'องค์การบริหารส่วนตำบลตัวอย่าง',
  shortName: 'อบต.ตัวอย่าง',
  district: 'ตัวอย่าง',
  province: 'ตรัง',
  isSample: true,
  hours: { opens: '08:30', closes: '16:30', words: 'จันทร์–ศุกร์' },
  holidays: { extra: [], not: [] },
  due: {
    complaint: { days: 15, count: 'working' },
    request: { days: 7, count: 'working' },
    tip: { days: 15, count: 'calendar' },
  },
  pushReserve: 30,
  categories: [
    { id: 'road', name: 'ถนน', about: 'ถนนชำรุด', division: 'works' },
    { id: 'water', name: 'ประปา', about: 'น้ำไม่ไหล', division: 'works' },
  ],
  divisions: [{ id: 'works', name: 'กองช่าง' }],
  villages: [{ number: 1 }, { number: 2 }],
  outsideBodies: [{ name: 'ศูนย์ดำรงธรรม', phone: '1567', about: 'ร้องทุกข์', checked: true }],
  answerTemplates: [
    { id: 'received', title: 'รับเรื่องแล้ว', text: 'สำนักงานได้รับเรื่องของท่านแล้ว' },
    { id: 'done', title: 'เสร็จแล้ว', text: 'ดำเนินการเรียบร้อยแล้ว' },
  ],
});

/** A way out that goes nowhere: keeps what was handed to it, in the states it went through. */
function answersOnTheirWay() {
  const answers = new Map<string, { answer: Answer; state: 'prepared' | 'released' }>();
  const retried: string[] = [];
  const post: AnswerPost = {
    async prepare(answer) {
      if (!answers.has(answer.id)) answers.set(answer.id, { answer, state: 'prepared' });
    },
    async release(id) {
      const known = answers.get(id);
      if (known) answers.set(id, { ...known, state: 'released' });
    },
    async withdraw(id) {
      answers.delete(id);
    },
    async retry(id) {
      retried.push(id);
      return true;
    },
  };
  /** What the reporter of a ticket will get, in order. */
  const released = (number: string) =>
    [...answers.values()]
      .filter(({ answer, state }) => state === 'released' && answer.number === number)
      .map(({ answer }) => answer.text);
  return { ...post, retried, released };
}

function logLines() {
  const lines: string[] = [];
  const stream = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk));
      done();
    },
  });
  return { lines, logger: pino({ level: 'trace', base: null }, stream) };
}
