import { Refusal } from '../errors.ts';
import type { Staff } from '../staff/staff.ts';
import { type EligibleTipOfficer, isEligible } from '../staff/tip-officers.ts';
import { type RecipientKey, sealTipKey, withoutRecipient } from '../vault/tip-key.ts';
import { type OfficerDeps, recovery } from './deps.ts';
import type { KeyHolder, OfficerDesk } from './desks.ts';
import { refOf, timeOf } from './entries.ts';
import { assigneeOf } from './fold.ts';
import { namedInTip } from './named-in-tip.ts';
import { append, type Change, type Opened, show, withOwnTip, withRecord } from './opened.ts';
import { isSealedTo } from './openers.ts';
import type { OpenTip, TipEntry } from './tip.ts';
import { isNamed } from './who-may-read.ts';

const pageSize = 50;

/** @throws Refusal `not-found`; `not-allowed` for who is no trusted tip officer, is named in it, or has locked themselves out */
export async function giveTip(
  deps: OfficerDeps,
  who: KeyHolder,
  form: Parameters<OfficerDesk['give']>[1],
): Promise<OpenTip> {
  const staff = await deps.staff.list();
  for (;;) {
    const tip = await withOwnTip(deps, who, form.number, async (opened) => {
      const to = await receiverOf(deps, opened, form.to, staff);
      if (!to) throw new Refusal('not-allowed');
      if (isSealedTo(opened.record, to)) return show(deps, opened);
      const record = await give(deps, who, opened, to);
      return record && show(deps, { record, tipKey: opened.tipKey });
    });
    if (tip) return tip;
  }
}

/** Gives everything that may be given; answers how many tips were. */
export async function shareAllTips(deps: OfficerDeps, who: KeyHolder, to: string): Promise<number> {
  const staff = await deps.staff.list();
  let given = 0;
  let after: string | undefined;
  do {
    const page = await deps.tips.listFor(who.username, { limit: pageSize, ...(after ? { after } : {}) });
    for (const { number } of page.records) {
      if (await giveIfItMayBe(deps, who, { number, to }, staff)) given += 1;
    }
    after = page.next;
  } while (after);
  return given;
}

/**
 * Takes an officer's own access away for good, in one step with handing it to somebody else. The last of the staff who
 * can open it names one, or says that the recovery key alone shall (`recovery`).
 * @throws Refusal `not-found`, `not-allowed`
 */
export async function lockOut(
  deps: OfficerDeps,
  who: KeyHolder,
  form: Parameters<OfficerDesk['lockOut']>[1],
): Promise<void> {
  const staff = await deps.staff.list();
  for (;;) {
    const record = await withOwnTip(deps, who, form.number, async (opened) => {
      const to = form.to && form.to !== recovery ? await receiverOf(deps, opened, form.to, staff) : null;
      const isHandedTo = to !== null && to.username !== who.username;
      const isLast = !othersWhoRead(opened, who, staff);
      if (form.to && form.to !== recovery && !isHandedTo) throw new Refusal('not-allowed');
      if (isLast && !form.to) throw new Refusal('not-allowed');
      await putOnRecord(deps, who, opened, to);
      return append(deps, opened, withoutMe(deps, who, opened, to));
    });
    if (record) return;
  }
}

async function giveIfItMayBe(
  deps: OfficerDeps,
  who: KeyHolder,
  form: { readonly number: string; readonly to: string },
  staff: readonly Staff[],
): Promise<boolean> {
  for (;;) {
    const found = await deps.tips.find(form.number, who.username);
    const done = found
      ? await withRecord(who, found, async (opened) => {
          const to = await receiverOf(deps, opened, form.to, staff);
          if (!to || isSealedTo(opened.record, to)) return 'not';
          return (await give(deps, who, opened, to)) ? 'given' : 'again';
        })
      : null;
    if (done !== 'again') return done === 'given';
  }
}

async function give(deps: OfficerDeps, who: KeyHolder, opened: Opened, to: EligibleTipOfficer) {
  const { record } = opened;
  const { username: detail } = to;
  await deps.audit.append({ who: who.username, deed: 'access-given', about: record.id, detail });
  const next = [...withoutRecipient(record.recipients, to.username), sealedFor(opened, keyOf(to))];
  return append(deps, opened, {
    entries: [{ what: 'given', at: timeOf(deps.clock()), by: refOf(who), to: refOf(to) }],
    recipients: { seen: record.recipients, next },
  });
}

/** The tip officer who may be given this tip; null for everybody else. */
async function receiverOf(
  deps: OfficerDeps,
  { entries }: Opened,
  username: string,
  staff: readonly Staff[],
): Promise<EligibleTipOfficer | null> {
  const one = staff.find((person) => person.username === username);
  if (!one || !isEligible(one)) return null;
  const hasLeft = entries.some((entry) => entry.what === 'removed' && entry.whom.username === username);
  if (hasLeft) return null;
  const named = await namedInTip(deps.files, entries);
  return isNamed(one, named, { staff, divisions: deps.divisions }) ? null : one;
}

async function putOnRecord(
  deps: OfficerDeps,
  who: KeyHolder,
  { record }: Opened,
  to: EligibleTipOfficer | null,
) {
  const { id: about } = record;
  const { username } = who;
  if (to) {
    await deps.audit.append({ who: username, deed: 'tip-handed-over', about, detail: to.username });
  }
  await deps.audit.append({ who: username, deed: 'access-removed', about, detail: username });
}

function withoutMe(deps: OfficerDeps, who: KeyHolder, opened: Opened, to: EligibleTipOfficer | null): Change {
  const { record, entries } = opened;
  const at = timeOf(deps.clock());
  const by = refOf(who);
  const isMine = assigneeOf(entries)?.username === who.username;
  const kept = withoutRecipient(record.recipients, who.username);
  const next = to ? [...withoutRecipient(kept, to.username), sealedFor(opened, keyOf(to))] : kept;
  const added: TipEntry[] = [
    ...(to ? [{ what: 'given', at, by, to: refOf(to) } as const] : []),
    ...(isMine ? [{ what: 'assigned', at, by, to: to ? refOf(to) : null } as const] : []),
    { what: 'removed', at, by, whom: by },
  ];
  return {
    entries: added,
    recipients: { seen: record.recipients, next },
    set: { watchers: record.watchers.filter((one) => one !== who.username) },
  };
}

const keyOf = ({ username, tipKey }: EligibleTipOfficer): RecipientKey => ({
  id: username,
  publicKey: tipKey.publicKey,
});

const sealedFor = ({ record, tipKey }: Opened, to: RecipientKey) => sealTipKey(record.number, tipKey, to);

/** Whether somebody else of the staff can still open it. */
function othersWhoRead(opened: Opened, who: KeyHolder, staff: readonly Staff[]): boolean {
  return staff.some(
    (one) => one.username !== who.username && isEligible(one) && isSealedTo(opened.record, one),
  );
}
