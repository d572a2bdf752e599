import { randomBytes, randomInt } from 'node:crypto';
import type { Staff } from '../../src/staff/staff.ts';
import { asJson } from '../../src/tips/entries.ts';
import type { TipRecord } from '../../src/tips/ports.ts';
import type { FiledEntry, TipEntry } from '../../src/tips/tip.ts';
import { sealTip } from '../../src/vault/envelope.ts';
import { lockBytes } from '../../src/vault/locked-bytes.ts';
import { passwordKeys } from '../../src/vault/password-key.ts';
import { randomKey } from '../../src/vault/sodium.ts';
import type { RecipientKey } from '../../src/vault/tip-key.ts';

const filed: FiledEntry = {
  what: 'filed',
  at: '2026-11-22T03:04:05Z',
  via: 'web',
  reporter: { how: 'anonymous' },
  about: { divisions: [], staff: [], said: [] },
  happened: [{ text: 'มีการเรียกเงิน' }],
  when: [],
  where: [],
  evidence: [],
  files: [],
};

/** A tip as it lies in the database, with whatever a test wants otherwise. */
export function sealedTip(
  recipients: readonly RecipientKey[],
  {
    about = {},
    happened,
    later = [],
    ...other
  }: Partial<Omit<TipRecord, 'entries'>> & {
    about?: Partial<FiledEntry['about']>;
    happened?: FiledEntry['happened'];
    later?: readonly TipEntry[];
  } = {},
): TipRecord {
  const number = other.number ?? `T-2570-${randomInt(10_000_000, 100_000_000)}`;
  const first = { ...filed, about: { ...filed.about, ...about }, ...(happened ? { happened } : {}) };
  const entries = [first, ...later].map(asJson);
  return {
    ...sealTip({ number, tipKey: randomKey(), entries, recipients }),
    id: randomId(),
    draftKey: randomId(),
    lookup: randomId(),
    hint: randomInt(4096),
    status: 'new',
    day: '2026-11-22',
    dueDay: '2026-12-07',
    changedDay: '2026-11-22',
    watchers: [],
    files: [],
    ...other,
  };
}

/** Under a password that nobody knows. */
const lockedAway = {
  ...lockBytes(randomKey(), randomKey(), 'officer-key'),
  params: passwordKeys().newParams(),
};

/** A tip officer as far as sealing is concerned. */
export function tipOfficer(username: string, publicKey: string, other: Partial<Staff> = {}): Staff {
  return {
    username,
    name: `คุณ${username}`,
    role: 'tip-officer',
    passwordHash: 'none',
    isActive: true,
    mustChangePassword: false,
    createdAt: new Date('2026-11-01T00:00:00Z'),
    sessionEpoch: 0,
    tipKey: { publicKey, isTrusted: true, locked: lockedAway },
    ...other,
  };
}

const randomId = () => randomBytes(16).toString('base64url');
