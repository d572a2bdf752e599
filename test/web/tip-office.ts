import { randomBytes, randomInt, randomUUID } from 'node:crypto';
import { sealedFiles } from '../../src/mongo/sealed-file-store.ts';
import { tipStore } from '../../src/mongo/tip-store.ts';
import { usedOnceStore } from '../../src/mongo/used-once-store.ts';
import { loadOffice } from '../../src/office/load-office.ts';
import type { Staff } from '../../src/staff/staff.ts';
import { workingCalendar } from '../../src/tickets/working-days.ts';
import { codeGuard } from '../../src/tips/code-guard.ts';
import type { OfficerDeps, ReporterDeps } from '../../src/tips/deps.ts';
import { officerDesk } from '../../src/tips/officer-desk.ts';
import { reporterDesk } from '../../src/tips/reporter-desk.ts';
import type { FileRef } from '../../src/tips/tip.ts';
import { type KeyPair, newKeyPair } from '../../src/vault/key-pair.ts';
import { passwordKeys } from '../../src/vault/password-key.ts';
import { receipts } from '../../src/vault/receipt-code.ts';
import { receiptKeys } from '../../src/vault/receipt-key.ts';
import { toStored } from '../../src/vault/stored-bytes.ts';
import { floodLimits } from '../../src/web/flood/gate.ts';
import { type TestDatabase, testDatabase } from '../helpers/database.ts';
import { webPages } from '../helpers/web-pages.ts';
import { visitor } from './visitor.ts';

/** One cheap pass: what is tested here is not the cost of a guess. */
const cheap = { opslimit: 1, memlimit: 8192 };

function member(username: string, name: string, rest: Partial<Staff>): Staff {
  return {
    username,
    name,
    role: 'officer',
    passwordHash: '',
    isActive: true,
    mustChangePassword: false,
    createdAt: new Date(0),
    sessionEpoch: 0,
    ...rest,
  };
}

export function tipOfficer(username: string, name: string, { publicKey }: KeyPair, division: string): Staff {
  const locked = { version: 1, nonce: '', cipher: '', params: passwordKeys(cheap).newParams() };
  const tipKey = { publicKey: toStored(publicKey), locked, isTrusted: true };
  return member(username, name, { role: 'tip-officer', division, tipKey });
}

/** The public pages with a real desk for tips behind them, on a database of its own, and an officer who answers. */
export async function tipOffice(database?: TestDatabase) {
  const { connection, drop } = database ?? (await testDatabase());
  let now = Date.parse('2026-11-23T03:00:00Z');
  const clock = () => new Date(now);
  const movesOn = ({ minutes = 0, seconds = 0 }) => {
    now += (minutes * 60 + seconds) * 1_000;
  };
  const tips = tipStore(connection);
  const files = sealedFiles(connection);
  const usedOnce = usedOnceStore(connection, clock);
  for (const store of [tips, files, usedOnce]) await store.init();
  const pair = newKeyPair();
  const staff = [
    tipOfficer('prasert', 'ประเสริฐ รักดี', pair, 'clerk'),
    member('somchai', 'สมชาย ใจกว้าง', { division: 'works' }),
    member('wipa', 'วิภา ทองมาก', { role: 'admin' }),
  ];
  const shared = {
    tips,
    files,
    staff: {
      // Asked of the database, which may be away.
      list: () =>
        connection
          .collection('staff')
          .findOne()
          .then(() => staff),
    },
    divisions: loadOffice('office').divisions,
    calendar: workingCalendar({ closesAt: '16:30', extraHolidays: [], notHolidays: [] }),
    dueRule: { days: 15, count: 'calendar' as const },
    proofKey: randomBytes(32),
    clock,
    newId: randomUUID,
  };
  const recoveryKey = toStored(newKeyPair().publicKey);
  const keys = passwordKeys(cheap);
  const reporterDeps: ReporterDeps = {
    ...shared,
    receipts: receipts(randomBytes(32)),
    receiptKeys: receiptKeys(keys, { params: keys.newParams(), lookupKey: randomBytes(32) }),
    recoveryPublicKey: () => recoveryKey,
    guard: codeGuard(clock),
    randomNumber: () => randomInt(10_000_000, 100_000_000),
  };
  const officerDeps: OfficerDeps = {
    ...shared,
    audit: { append: async () => ({ seq: 1, hash: '', at: '' }) },
    post: { post: async () => {} } as unknown as OfficerDeps['post'],
  };
  const desk = reporterDesk(reporterDeps);
  const officers = officerDesk(officerDeps);
  const prasert = { username: 'prasert', name: 'ประเสริฐ รักดี', pair };
  const web = await webPages({ desk, usedOnce, clock });
  return {
    ...web,
    connection,
    movesOn,
    desk,
    tips,
    staff,
    /** The tip as the officer reads it. */
    reads: (number: string) => officers.find(prasert, number),
    async answers(number: string, text: string, content?: Buffer) {
      const taken = content ? await officers.takeFile(content, 'answer.jpg') : null;
      const sent: FileRef[] = taken && 'file' in taken ? [taken.file] : [];
      const { revision = '' } = (await officers.find(prasert, number)) ?? {};
      return officers.answer(prasert, { number, id: randomUUID(), text, files: sent, revision });
    },
    closes: async () => {
      await web.closes();
      await drop();
    },
  };
}

/** As many tries as go through freely, each from elsewhere: one form that says nothing of what happened. */
export async function crowd(office: { readonly base: string }): Promise<void> {
  const first = visitor(office.base, '198.51.100.200');
  const form = await first.fills(await first.opens('/report'), '/report/about', { division: 'works' });
  for (let place = 0; place < floodLimits.file.freeInTotal; place += 1) {
    await visitor(office.base, `198.51.100.${place}`).fills(form, '/report');
  }
}

export type TipOffice = Awaited<ReturnType<typeof tipOffice>>;
