import type { AuditDeed } from '../audit/deeds.ts';
import { Refusal } from '../errors.ts';
import { answerLimit, checkText } from '../tickets/reply-to-reporter.ts';
import { mayMove, type Status } from '../tickets/status.ts';
import type { OfficerDeps } from './deps.ts';
import type { KeyHolder, OfficerDesk } from './desks.ts';
import { refOf, timeOf } from './entries.ts';
import { assigneeOf } from './fold.ts';
import { limitsOf } from './limits.ts';
import {
  append,
  type Change,
  changedOr,
  checkRevision,
  checkRoom,
  type Opened,
  show,
  withOwnTip,
} from './opened.ts';
import type { OpenTip } from './tip.ts';

/** Whoever ends a tip says why. */
export const needsReason: readonly Status[] = ['resolved', 'closed', 'rejected'];

/** @throws Refusal `not-found`, `empty`, `too-long`, `talk-full` */
export async function noteOnTip(
  deps: OfficerDeps,
  who: KeyHolder,
  form: Parameters<OfficerDesk['note']>[1],
): Promise<OpenTip> {
  const text = checkText(form.text, answerLimit);
  return changeAnyhow(deps, who, form.number, {
    deed: ({ record }) => ({ who: who.username, deed: 'tip-noted', about: record.id }),
    isDone: ({ entries }) =>
      entries.some((entry) => entry.what === 'noted' && entry.id === form.id && entry.text === text),
    change: () => ({
      entries: [{ what: 'noted', id: form.id, at: timeOf(deps.clock()), by: refOf(who), text }],
    }),
  });
}

/** Notes that the tip was handed off. @throws Refusal `not-found`, `talk-full` */
export async function noteExport(
  deps: OfficerDeps,
  who: KeyHolder,
  { number, to }: Parameters<OfficerDesk['export']>[1],
): Promise<OpenTip> {
  return changeAnyhow(deps, who, number, {
    deed: ({ record }) => ({ who: who.username, deed: 'tip-exported', about: record.id, detail: to }),
    isDone: () => false,
    change: () => ({ entries: [{ what: 'exported', at: timeOf(deps.clock()), by: refOf(who), to }] }),
  });
}

/** @throws Refusal `not-found`, `changed-meanwhile`, `status-not-possible`, `reason-missing`, `too-long` */
export async function changeTipStatus(
  deps: OfficerDeps,
  who: KeyHolder,
  form: Parameters<OfficerDesk['changeStatus']>[1],
): Promise<OpenTip> {
  const { to } = form;
  const reason = form.reason?.trim();
  if (needsReason.includes(to) && !reason) throw new Refusal('reason-missing');
  if (reason && reason.length > limitsOf.reason) throw new Refusal('too-long');
  return withOwnTip(deps, who, form.number, async (opened) => {
    checkRevision(opened, form.revision);
    const from = opened.record.status;
    if (!mayMove(from, to, 'staff')) throw new Refusal('status-not-possible');
    await deps.audit.append({ who: who.username, deed: 'tip-status-changed', about: opened.record.id });
    const at = timeOf(deps.clock());
    const entry = { what: 'status', at, by: refOf(who), from, to, ...(reason ? { reason } : {}) } as const;
    return once(deps, opened, { entries: [entry], set: { status: to } });
  });
}

/** @throws Refusal `not-found`, `changed-meanwhile`; `not-allowed` for somebody who cannot open it */
export async function assignTip(
  deps: OfficerDeps,
  who: KeyHolder,
  form: Parameters<OfficerDesk['assign']>[1],
): Promise<OpenTip> {
  return withOwnTip(deps, who, form.number, async (opened) => {
    checkRevision(opened, form.revision);
    const { id: about } = opened.record;
    const to = form.to === null ? null : await assignable(deps, opened, form.to);
    if ((assigneeOf(opened.entries)?.username ?? null) === (to?.username ?? null)) return show(deps, opened);
    await deps.audit.append(
      to
        ? { who: who.username, deed: 'tip-assigned', about, detail: to.username }
        : { who: who.username, deed: 'tip-unassigned', about },
    );
    const at = timeOf(deps.clock());
    return once(deps, opened, { entries: [{ what: 'assigned', at, by: refOf(who), to }] });
  });
}

async function assignable({ staff }: OfficerDeps, { record }: Opened, username: string) {
  const one = (await staff.list()).find((person) => person.username === username);
  const isReader = record.recipients.some(({ id }) => id === username);
  if (!one?.isActive || !isReader) throw new Refusal('not-allowed');
  return refOf(one);
}

async function once(deps: OfficerDeps, opened: Opened, change: Change): Promise<OpenTip> {
  const record = changedOr(await append(deps, opened, change));
  return show(deps, { record, tipKey: opened.tipKey });
}

interface Anyhow {
  readonly deed: (opened: Opened) => AuditDeed;
  readonly isDone: (opened: Opened) => boolean;
  readonly change: () => Change;
}

/** For what holds whatever others changed just before. */
async function changeAnyhow(
  deps: OfficerDeps,
  who: KeyHolder,
  number: string,
  { deed, isDone, change }: Anyhow,
): Promise<OpenTip> {
  for (let isOnRecord = false; ; isOnRecord = true) {
    const tip = await withOwnTip(deps, who, number, async (opened) => {
      if (isDone(opened)) return show(deps, opened);
      checkRoom(opened);
      if (!isOnRecord) await deps.audit.append(deed(opened));
      const record = await append(deps, opened, change());
      return record && show(deps, { record, tipKey: opened.tipKey });
    });
    if (tip) return tip;
  }
}
