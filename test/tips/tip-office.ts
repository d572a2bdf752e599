import { randomBytes } from 'node:crypto';
import type { Connection } from 'mongoose';
import type { Clock } from '../../src/clock.ts';
import { auditStore } from '../../src/mongo/audit-store.ts';
import { sealedFiles } from '../../src/mongo/sealed-file-store.ts';
import { tipStore } from '../../src/mongo/tip-store.ts';
import { loadOffice } from '../../src/office/load-office.ts';
import { composeTips, type TipSurroundings } from '../../src/product/compose-tips.ts';
import type { Role } from '../../src/staff/may.ts';
import type { Staff, StaffTipKey } from '../../src/staff/staff.ts';
import type { Answer, AnswerPost } from '../../src/tickets/ports.ts';
import { workingCalendar } from '../../src/tickets/working-days.ts';
import { codeGuard } from '../../src/tips/code-guard.ts';
import type { ReporterDeps } from '../../src/tips/deps.ts';
import type { KeyHolder, TipDraft } from '../../src/tips/desks.ts';
import type { Said } from '../../src/tips/tip.ts';
import { type KeyPair, newKeyPair } from '../../src/vault/key-pair.ts';
import { receipts } from '../../src/vault/receipt-code.ts';
import { receiptKeys } from '../../src/vault/receipt-key.ts';
import { toStored } from '../../src/vault/stored-bytes.ts';
import { movableClock } from '../helpers/movable-clock.ts';
import { cheapPasswordKeys } from '../vault/cheap-password-keys.ts';

/** An office with tip officers whose keys a test holds. Every one of its parts is the product's own. */
export async function tipOffice(connection: Connection, more: Partial<TipSurroundings> = {}) {
  const { clock, movesOn } = movableClock();
  const people = new Map<string, { staff: Staff; pair: KeyPair }>();
  const stores = {
    tips: tipStore(connection),
    files: sealedFiles(connection),
    audit: auditStore(connection, { clock }),
    staff: { list: async () => [...people.values()].map(({ staff }) => staff) },
  };
  await Promise.all([stores.tips.init(), stores.files.init(), stores.audit.init()]);
  const recovery = newKeyPair();
  const posted = postRoom();
  const around: TipSurroundings = {
    stores,
    office: { due: dueRules, divisions },
    calendar: workingCalendar({ closesAt: '16:30', extraHolidays: [], notHolidays: [] }),
    secrets: secretsOf(),
    keys: cheapPasswordKeys(),
    recovery: { publicKey: toStored(recovery.publicKey) },
    post: posted.post,
    clock,
    newId: () => randomBytes(16).toString('base64url'),
    ...more,
  };
  return {
    ...composeTips(around),
    around,
    stores,
    recovery,
    posted,
    divisions,
    clock,
    movesOn,
    /** Hires somebody. Tip officers are trusted at once. */
    hires(username: string, name: string, role: Role = 'tip-officer', division?: string): KeyHolder {
      const pair = newKeyPair();
      people.set(username, { pair, staff: staffOf({ username, name, role, division }, pair, clock) });
      return { username, name, pair };
    },
    changes(username: string, change: (tipKey: StaffTipKey) => Partial<Staff>) {
      const person = people.get(username);
      if (!person) throw new Error('nobody is called so');
      const { staff, pair } = person;
      people.set(username, { pair, staff: { ...staff, ...change(staff.tipKey ?? tipKeyOf(pair)) } });
    },
    /** Every deed on record, oldest first. */
    async deeds(): Promise<string[]> {
      const rows = await connection.collection('audit').find().sort({ _id: 1 }).toArray();
      return rows.map(({ who, deed, detail }) => [who, deed, detail].filter(Boolean).join(' '));
    },
  };
}

const { divisions } = loadOffice('office');

export type TipOffice = Awaited<ReturnType<typeof tipOffice>>;

const dueRules = {
  complaint: { days: 15, count: 'working' },
  request: { days: 7, count: 'working' },
  tip: { days: 15, count: 'calendar' },
} as const;

const secretsOf = () => ({
  receiptKey: randomBytes(32),
  proofKey: randomBytes(32),
  receiptSettings: { params: cheapPasswordKeys().newParams(), lookupKey: randomBytes(32) },
});

function staffOf(
  {
    username,
    name,
    role,
    division,
  }: { username: string; name: string; role: Role; division?: string | undefined },
  pair: KeyPair,
  clock: Clock,
): Staff {
  return {
    username,
    name,
    role,
    passwordHash: '',
    isActive: true,
    mustChangePassword: false,
    createdAt: clock(),
    sessionEpoch: 0,
    ...(division ? { division } : {}),
    ...(role === 'tip-officer' ? { tipKey: tipKeyOf(pair) } : {}),
  };
}

/** The locked private half plays no part here: a test holds the pair itself. */
function tipKeyOf({ publicKey }: KeyPair): StaffTipKey {
  const locked = { version: 1, nonce: '', cipher: '', params: cheapPasswordKeys().newParams() };
  return { publicKey: toStored(publicKey), locked, isTrusted: true };
}

/** The way out, which remembers what became of each answer. */
export function postRoom() {
  const answers = new Map<string, { answer: Answer; state: 'prepared' | 'released' | 'withdrawn' }>();
  const mark = (id: string, state: 'released' | 'withdrawn') => {
    const one = answers.get(id);
    if (one) answers.set(id, { ...one, state });
  };
  const post: AnswerPost = {
    prepare: async (answer) => void answers.set(answer.id, { answer, state: 'prepared' }),
    release: async (id) => mark(id, 'released'),
    withdraw: async (id) => mark(id, 'withdrawn'),
    retry: async () => false,
  };
  return { post, answers };
}

export const says = (...texts: string[]): Said[] => texts.map((text) => ({ text }));

/** A tip about nobody, anonymous, unless told. */
export function draftOf(more: Partial<TipDraft> = {}): TipDraft {
  return {
    draftId: randomBytes(16).toString('base64url'),
    via: 'web',
    reporter: { how: 'anonymous' },
    about: { divisions: [], staff: [], said: [] },
    happened: says('เรียกเงินใต้โต๊ะค่าต่อเติมบ้าน'),
    when: [],
    where: [],
    evidence: [],
    files: [],
    ...more,
  };
}

/** What `composeTips` gives the reporters' desk, for tests that pass in chance of their own. */
export function reporterDeps({ around }: Pick<TipOffice, 'around'>): ReporterDeps {
  const { stores, secrets, keys, clock, newId, calendar, recovery, office } = around;
  return {
    ...stores,
    calendar,
    clock,
    newId,
    divisions: office.divisions,
    dueRule: office.due.tip,
    proofKey: secrets.proofKey,
    receipts: receipts(secrets.receiptKey),
    receiptKeys: receiptKeys(keys, secrets.receiptSettings),
    recoveryPublicKey: () => recovery.publicKey,
    guard: codeGuard(clock),
    randomNumber: () => 12_345_678,
  };
}
