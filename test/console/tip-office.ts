import { randomUUID } from 'node:crypto';
import { addStaff } from '../../src/staff/add-staff.ts';
import type { Role } from '../../src/staff/may.ts';
import { passwordKeeper } from '../../src/staff/password.ts';
import type { TipDraft } from '../../src/tips/desks.ts';
import { consoleOffice, password } from '../helpers/console-office.ts';
import type { TestDatabase } from '../helpers/database.ts';
import { formOn, type Officer, officerAt } from '../helpers/officer.ts';
import { cheapPasswordKeys } from '../vault/cheap-password-keys.ts';

/** An office whose tips come from outside as a reporter's would, and whose tip officers have opened their keys. */
export async function tipOffice(database?: TestDatabase) {
  const office = await consoleOffice({
    ...(database ? { database } : {}),
    office: {
      divisions: [
        { id: 'works', name: 'กองช่าง' },
        { id: 'finance', name: 'กองคลัง' },
      ],
    },
  });
  const { base, staff, stores, reporter, now } = office;
  const passwords = passwordKeeper();
  const keys = cheapPasswordKeys();

  return {
    ...office,
    /** Somebody signed in; a tip officer with their key open and their second factor given. */
    hires: async (
      username: string,
      role: Role,
      more: { name?: string; division?: string; isTrusted?: boolean } = {},
    ): Promise<Officer> => {
      const { isTrusted = true, name = `คุณ${username}`, ...rest } = more;
      const deps = { staff, passwords, clock: now, ...(isTrusted ? { keys } : {}) };
      await addStaff(deps, { username, name, role, password, isTemporary: false, ...rest });
      const officer = officerAt(base, username, password, now);
      await officer.signsIn();
      if (role === 'tip-officer') await officer.opensTips();
      return officer;
    },
    /** What somebody hands in; answers number, code and proof. */
    receives: (draft: Partial<TipDraft> = {}) =>
      reporter.file({
        draftId: randomUUID(),
        via: 'web',
        reporter: { how: 'anonymous' },
        about: { divisions: [], staff: [], said: [{ text: 'หัวหน้ากองช่าง' }] },
        happened: [{ text: 'มีการเรียกเงินค่าลัดคิว' }],
        when: [{ text: 'เดือนก่อน' }],
        where: [{ text: 'ที่สำนักงาน' }],
        evidence: [],
        files: [],
        ...draft,
      }),
    /** What is on record, oldest first, as `who deed detail`. */
    record: async () =>
      (await stores.audit.entries({ from: 1, limit: 10_000 })).map(({ who, deed, detail }) =>
        [who, deed, detail].filter(Boolean).join(' '),
      ),
  };
}

export type TipOffice = Awaited<ReturnType<typeof tipOffice>>;

/** Sends the answer's form with files, as a browser does. */
export async function answersWithFiles(
  officer: Officer,
  number: string,
  fields: Record<string, string>,
  files: readonly { name: string; content: Uint8Array }[],
  /** What happens between opening the page and sending the form. */
  meanwhile: () => void = () => undefined,
) {
  const page = await officer.opens(`/console/tips/${number}`);
  const { action, hidden } = formOn(page.html, '/reply');
  const form = new FormData();
  for (const [name, value] of Object.entries({ ...hidden, ...fields })) form.append(name, value);
  for (const { name, content } of files) form.append('files', new Blob([new Uint8Array(content)]), name);
  meanwhile();
  const response = await officer.ask(action, {
    method: 'POST',
    headers: { 'sec-fetch-site': 'same-origin' },
    body: form,
  });
  const to = response.headers.get('location');
  return to && response.status < 400
    ? officer.opens(to)
    : { status: response.status, html: await response.text() };
}
