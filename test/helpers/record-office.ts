import type { AuditDeed } from '../../src/audit/deeds.ts';
import type { Role } from '../../src/staff/may.ts';
import { newKeyPair } from '../../src/vault/key-pair.ts';
import { toStored } from '../../src/vault/stored-bytes.ts';
import { consoleOffice } from './console-office.ts';
import type { Officer } from './officer.ts';
import { sealedTip } from './sealed-tips.ts';

/** A `consoleOffice` with what tests of its record need. */
export async function recordOffice() {
  const office = await consoleOffice();
  const { audit, tips } = office.stores;
  return {
    ...office,
    does: (deed: AuditDeed) => audit.append(deed),
    /** Everything on record, from the oldest on, each deed as one line. */
    record: async () =>
      (await audit.entries({ from: 2, limit: 1_000 })).map(({ who, deed, about, detail }) =>
        [who, deed, about, detail].filter(Boolean).join(' '),
      ),
    /** A tip in the database that these can open. */
    hasTip: async (readers: readonly string[], other: Parameters<typeof sealedTip>[1] = {}) => {
      const accounts = await office.stores.staff.list();
      const keyOf = (id: string) =>
        accounts.find(({ username }) => username === id)?.tipKey?.publicKey ??
        toStored(newKeyPair().publicKey);
      const record = sealedTip(
        ['recovery', ...readers].map((id) => ({ id, publicKey: keyOf(id) })),
        other,
      );
      await tips.add(record);
      return record;
    },
    /** An account and the person who uses it, signed in; a tip officer with their key open. */
    hires: async (username: string, role: Role, name?: string): Promise<Officer> => {
      const officer = await office.hires(username, role, name);
      await officer.signsIn();
      if (role === 'tip-officer') await officer.opensTips();
      return officer;
    },
  };
}

export type RecordOffice = Awaited<ReturnType<typeof recordOffice>>;
