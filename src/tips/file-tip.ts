import { Refusal } from '../errors.ts';
import { fiscalYearOf, ticketNumber } from '../tickets/number.ts';
import { dueAt } from '../tickets/sla.ts';
import { sealTip } from '../vault/envelope.ts';
import type { OpenedReceipt } from '../vault/receipt-key.ts';
import { forget, randomKey } from '../vault/sodium.ts';
import { toStored } from '../vault/stored-bytes.ts';
import { openTipKey, type RecipientKey, sealTipKey, withoutRecipient } from '../vault/tip-key.ts';
import { addToTip } from './add-to-tip.ts';
import { type ReporterDeps, recovery, reporter } from './deps.ts';
import type { FiledTip, TipDraft } from './desks.ts';
import { asJson, type Entries, entriesOf, timeOf } from './entries.ts';
import { findByCode } from './find-by-code.ts';
import { apartIds, bringHome, dayOf, keepAgain, saidAtHome } from './keep-words.ts';
import { leaveOut } from './leave-out.ts';
import { checkSaid } from './limits.ts';
import { namedForSure } from './named-in-tip.ts';
import type { TipRecord } from './ports.ts';
import { proofOf } from './proof.ts';
import { saidIn } from './read-words.ts';
import { newlyNamed, takeBack } from './take-back.ts';
import type { FiledEntry } from './tip.ts';
import { entriesOfId, whatIsNew } from './what-is-new.ts';
import { eligibleReaders, namedNow, watchersOf } from './who-may-read.ts';

/**
 * Seals a tip and files it. The same draft files one tip, however often it is sent, and gets the same answer.
 * @throws Refusal `empty`, `too-long`; SealError `busy`
 */
export async function fileTip(deps: ReporterDeps, draft: TipDraft): Promise<FiledTip> {
  const draftKey = deps.receipts.draftKey(draft.draftId);
  const code = deps.receipts.codeFor(draft.draftId);
  const handedIn = filedEntry(draft, deps.clock());
  const filed = atHome(handedIn);
  checkFiled(filed);
  const receipt = await deps.receiptKeys.open(code);
  try {
    const found = await deps.tips.findByDraft(draftKey);
    const keptFrom = found && (await takenBack(deps, { record: found, code, receipt, filed: handedIn }));
    if (found && !keptFrom) return await answerOf(deps, { record: found, code, receipt, filed: handedIn });
    await bringHome(deps, saidIn([handedIn]));
    const record = await seal(deps, { draftKey, code, receipt, filed: keptAlsoFrom(filed, keptFrom ?? []) });
    return await answerOf(deps, { record, code, receipt, filed });
  } finally {
    forget(receipt.keyPair.privateKey);
  }
}

function keptAlsoFrom(filed: FiledEntry, keptFrom: readonly string[]): FiledEntry {
  return keptFrom.length > 0 ? { ...filed, about: { ...filed.about, keptFrom } } : filed;
}

interface Filing {
  readonly draftKey: string;
  readonly code: string;
  readonly filed: FiledEntry;
  readonly receipt: OpenedReceipt;
}

async function seal(deps: ReporterDeps, filing: Filing): Promise<TipRecord> {
  const { filed } = filing;
  const [named, staff] = await Promise.all([namedForSure(deps.files, [filed]), deps.staff.list()]);
  const everybody = { staff, divisions: deps.divisions };
  const readers = eligibleReaders(named, everybody).map(({ username: id, tipKey: { publicKey } }) => ({
    id,
    publicKey,
  }));
  const keptFrom = namedNow(named, everybody);
  const sealing = {
    ...filing,
    filed: { ...filed, about: { ...filed.about, ...(keptFrom.length > 0 ? { keptFrom } : {}) } },
    readers,
    watchers: watchersOf(named, everybody),
  };
  const files = apartIds(saidIn([filed]), filed.files);
  // Before it is filed: whoever dies in between must not leave a tip whose files are thrown away.
  await deps.files.keep(files);
  for (;;) {
    const added = await deps.tips.add(recordOf(deps, sealing, files));
    if (added) return added.record;
  }
}

type Sealing = Filing & {
  readonly readers: readonly RecipientKey[];
  readonly watchers: readonly string[];
};

function recordOf(deps: ReporterDeps, sealing: Sealing, files: readonly string[]): TipRecord {
  const { filed, receipt, code } = sealing;
  const at = new Date(filed.at);
  const number = ticketNumber('tip', fiscalYearOf(at), deps.randomNumber());
  const tipKey = randomKey();
  const recipients: RecipientKey[] = [
    ...sealing.readers,
    { id: recovery, publicKey: deps.recoveryPublicKey() },
    { id: reporter, publicKey: toStored(receipt.keyPair.publicKey) },
  ];
  const sealed = sealTip({ number, tipKey, entries: [asJson(filed)], recipients });
  forget(tipKey);
  const day = dayOf(at);
  return {
    ...sealed,
    id: deps.newId(),
    draftKey: sealing.draftKey,
    lookup: receipt.lookup,
    hint: deps.receiptKeys.hint(code),
    status: 'new',
    day,
    dueDay: dayOf(dueAt(at, deps.dueRule, deps.calendar)),
    changedDay: day,
    watchers: sealing.watchers,
    files,
  };
}

interface Answering {
  readonly record: TipRecord;
  readonly code: string;
  readonly receipt: OpenedReceipt;
  /** As it was handed in this time. */
  readonly filed: FiledEntry;
}

async function takenBack(deps: ReporterDeps, answering: Answering): Promise<readonly string[] | null> {
  const tipKey = await tipKeyOf(deps, answering);
  try {
    return await takeBack(deps, { record: answering.record, tipKey }, answering.filed);
  } finally {
    forget(tipKey);
  }
}

/** What the reporter is told comes from what is stored: the first try may have filed it. */
async function answerOf(deps: ReporterDeps, answering: Answering): Promise<FiledTip> {
  const { record, code, filed } = answering;
  const tipKey = await tipKeyOf(deps, answering);
  let entries: Entries;
  let now: TipRecord;
  try {
    entries = entriesOf(record, tipKey);
    await sealToPresentKey(deps, record, tipKey);
    now = await addWhatIsNew(deps, { record, tipKey }, entries, filed);
  } finally {
    forget(tipKey);
  }
  await keepAgain(deps, entries, saidIn([filed]));
  const { how } = entries[0].reporter;
  return {
    number: record.number,
    code,
    filedAt: new Date(entries[0].at),
    dueDay: record.dueDay,
    proof: proofOf(deps.proofKey, record.number, entries[0]),
    readers: now.recipients.filter(({ id }) => id !== recovery && id !== reporter).length,
    ...(how === filed.reporter.how ? {} : { reporter: how }),
  };
}

/** Sent again with other words, or with others named or left out: what the first try did not bring is added to it. */
async function addWhatIsNew(
  deps: ReporterDeps,
  { record, tipKey }: { readonly record: TipRecord; readonly tipKey: Uint8Array },
  entries: Entries,
  again: FiledEntry,
): Promise<TipRecord> {
  const id = again.what;
  const there = [entries[0], ...entriesOfId(entries, id)];
  const more = await whatIsNew(deps.files, there, { id, said: saidIn([again]), files: again.files });
  const left = await newlyNamed(deps, { record, entries }, again);
  if (!more && left.length === 0) return record;
  const opened = { number: record.number, tipKey };
  const added = more ? await addToTip(deps, opened, { ...more, leftOut: left }) : null;
  const done = added && added !== 'ended' ? added : await leaveOut(deps, opened, left);
  return done ?? record;
}

/** The first try may have come before the cost of receipt codes was raised: then its code was made under less. */
async function tipKeyOf(deps: ReporterDeps, { record, code, receipt }: Answering): Promise<Uint8Array> {
  const tipKey =
    openTipKey(record, reporter, receipt.keyPair) ??
    (await findByCode(deps, code, async () => record))?.tipKey;
  if (!tipKey) throw new Error('a tip is not sealed to the code of its own draft');
  return tipKey;
}

/** Whoever renews the recovery key at this moment may have gone through all tips before this one was there. */
async function sealToPresentKey(deps: ReporterDeps, record: TipRecord, tipKey: Uint8Array): Promise<void> {
  const { id, number, recipients } = record;
  const present = { id: recovery, publicKey: deps.recoveryPublicKey() };
  if (recipients.some((one) => one.id === recovery && one.publicKey === present.publicKey)) return;
  const next = [...withoutRecipient(recipients, recovery), sealTipKey(number, tipKey, present)];
  await deps.tips.setRecipients(id, recipients, next);
}

function filedEntry(draft: TipDraft, at: Date): FiledEntry {
  const { via, about, happened, when, where, place, evidence, files } = draft;
  return {
    what: 'filed',
    at: timeOf(at),
    via,
    reporter: draft.reporter,
    about,
    happened,
    when,
    where,
    ...(place ? { place } : {}),
    evidence,
    files,
  };
}

/** With all words under the ids of their messages. */
function atHome(filed: FiledEntry): FiledEntry {
  const { reporter, about, happened, when, where, evidence } = filed;
  const [contact] = saidAtHome('contact' in reporter && reporter.contact ? [reporter.contact] : []);
  return {
    ...filed,
    reporter: contact && reporter.how !== 'anonymous' ? { ...reporter, contact } : reporter,
    about: { ...about, said: saidAtHome(about.said) },
    happened: saidAtHome(happened),
    when: saidAtHome(when),
    where: saidAtHome(where),
    evidence: saidAtHome(evidence),
  };
}

function checkFiled(filed: FiledEntry): void {
  const { happened, files } = filed;
  if (happened.length === 0 && files.length === 0) throw new Refusal('empty');
  checkSaid(saidIn([filed]), files);
}
