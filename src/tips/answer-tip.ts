import type { Answer } from '../tickets/ports.ts';
import { answerLimit, checkText } from '../tickets/reply-to-reporter.ts';
import type { OfficerDeps } from './deps.ts';
import type { KeyHolder, OfficerDesk } from './desks.ts';
import { refOf, timeOf } from './entries.ts';
import { dayOf, deleteUnused } from './keep-words.ts';
import { checkSaid } from './limits.ts';
import { append, changedOr, checkRevision, checkRoom, type Opened, show, withOwnTip } from './opened.ts';
import type { TipRecord } from './ports.ts';
import type { OpenTip } from './tip.ts';

type Form = Parameters<OfficerDesk['answer']>[1];

/**
 * Answers the reporter; a new tip becomes open. Who is known and came by LINE is pushed to; everybody reads it with
 * the receipt code. The same form sent twice answers once.
 * @throws Refusal `not-found`, `changed-meanwhile`, `empty`, `too-long`, `talk-full`
 */
export async function answerTip(deps: OfficerDeps, who: KeyHolder, form: Form): Promise<OpenTip> {
  const text = checkText(form.text, answerLimit);
  checkSaid([], form.files);
  const fileIds = form.files.map(({ id }) => id);
  return withOwnTip(deps, who, form.number, async (opened) => {
    const { tipKey } = opened;
    if (hasAnswer(opened, form.id, text)) {
      await pushOf(deps, opened, form.id, text)?.release();
      return show(deps, opened);
    }
    checkRevision(opened, form.revision);
    checkRoom(opened);
    await deps.audit.append({ who: who.username, deed: 'tip-answered', about: opened.record.id });
    await deps.files.keep(fileIds);
    // What was prepared goes out: the same form, sent twice, may have been answered, and gone out, by now.
    const isStill = (await deps.tips.find(form.number))?.head.chain === opened.record.head.chain;
    const push = isStill ? pushOf(deps, opened, form.id, text) : undefined;
    await push?.prepare();
    const changed =
      isStill && (await append(deps, opened, changeFor(deps, who, opened.record, { ...form, text })));
    if (changed) {
      await push?.release();
      return show(deps, { record: changed, tipKey });
    }
    await deleteUnused(deps, (await deps.tips.find(form.number)) ?? { files: [] }, fileIds);
    return withOwnTip(deps, who, form.number, async (now) => {
      // The same form sent twice at once: the answer that is there is this one, and must not be withdrawn.
      const isThere = hasAnswer(now, form.id, text);
      await (isThere ? pushOf(deps, now, form.id, text)?.release() : push?.withdraw());
      return changedOr(isThere ? await show(deps, now) : null);
    });
  });
}

function hasAnswer({ entries }: Opened, id: string, text: string): boolean {
  return entries.some((entry) => entry.what === 'answered' && entry.id === id && entry.text === text);
}

function changeFor(deps: OfficerDeps, who: KeyHolder, record: TipRecord, { id, text, files }: Form) {
  const at = timeOf(deps.clock());
  const by = refOf(who);
  const isNew = record.status === 'new';
  const move = { what: 'status', at, by, from: 'new', to: 'open' } as const;
  return {
    entries: [{ what: 'answered', id, at, by, text, files } as const, ...(isNew ? [move] : [])],
    files: files.map((file) => file.id),
    set: {
      ...(isNew ? { status: 'open' as const } : {}),
      ...(record.answeredDay ? {} : { answeredDay: dayOf(deps.clock()) }),
    },
  };
}

/** The way to a reporter who is known and came by LINE; undefined for everybody else. */
function pushOf({ post, clock }: OfficerDeps, { record, entries }: Opened, id: string, text: string) {
  const { reporter } = entries[0];
  if (reporter.how === 'anonymous' || !reporter.userId) return undefined;
  const answer: Answer = {
    id,
    userId: reporter.userId,
    number: record.number,
    text,
    status: record.status === 'new' ? 'open' : record.status,
    at: clock(),
  };
  return {
    prepare: () => post.prepare(answer),
    release: () => post.release(id),
    withdraw: () => post.withdraw(id),
  };
}
