import type { AuditLog } from '../../src/audit/ports.ts';
import type { Attempts } from '../../src/staff/lock-out.ts';
import type { Role } from '../../src/staff/may.ts';
import type { AttemptStore, StaffStore } from '../../src/staff/ports.ts';
import type { Staff } from '../../src/staff/staff.ts';

/** Accounts in memory, with the same promises as the store in the database. */
export function memoryStaff(...accounts: Staff[]): StaffStore {
  const byUsername = new Map(accounts.map((one) => [one.username, one]));
  return {
    find: async (username) => byUsername.get(username) ?? null,
    list: async () => [...byUsername.values()],
    async add(staff) {
      if (byUsername.has(staff.username)) return false;
      byUsername.set(staff.username, staff);
      return true;
    },
    async change(username, { set, unset = [], endSessions, ifStill }) {
      const before = byUsername.get(username);
      if (!before || (ifStill && !isStill(before, ifStill))) return null;
      const kept = Object.entries(before).filter(([name]) => !unset.some((one) => one === name));
      const sessionEpoch = before.sessionEpoch + (endSessions ? 1 : 0);
      const after = { ...(Object.fromEntries(kept) as unknown as Staff), ...set, sessionEpoch };
      byUsername.set(username, after);
      return after;
    },
    countActiveAdmins: async () =>
      [...byUsername.values()].filter(({ role, isActive }) => role === 'admin' && isActive).length,
  };
}

function isStill(now: Staff, seen: Staff): boolean {
  const parts = ({ sessionEpoch, tipKey, secondFactor }: Staff) => [
    sessionEpoch,
    tipKey?.locked.cipher,
    secondFactor,
  ];
  return JSON.stringify(parts(now)) === JSON.stringify(parts(seen));
}

/** What is put on record, a line each. */
export function memoryAudit(): AuditLog & { readonly lines: string[] } {
  const lines: string[] = [];
  return {
    lines,
    async append({ who, deed, about = '', detail = '' }) {
      lines.push([who, deed, about, detail].filter(Boolean).join(' '));
      return { seq: lines.length, at: '2026-11-22T10:00:00Z', hash: '' };
    },
  };
}

export function memoryAttempts(): AttemptStore & { keys(): string[] } {
  const byKey = new Map<string, Attempts>();
  return {
    keys: () => [...byKey.keys()],
    find: async (key) => byKey.get(key) ?? null,
    async swap(key, seen, next) {
      if ((byKey.get(key) ?? null) !== seen) return false;
      byKey.set(key, next);
      return true;
    },
    async clear(key) {
      byKey.delete(key);
    },
  };
}

export function account(username: string, role: Role = 'officer', more: Partial<Staff> = {}): Staff {
  return {
    username,
    name: username,
    role,
    passwordHash: 'none',
    isActive: true,
    mustChangePassword: false,
    createdAt: new Date('2026-11-22T00:00:00Z'),
    sessionEpoch: 0,
    ...more,
  };
}
