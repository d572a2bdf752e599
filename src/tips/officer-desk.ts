import { answerTip } from './answer-tip.ts';
import { assignTip, changeTipStatus, noteExport, noteOnTip } from './change-tip.ts';
import type { OfficerDeps } from './deps.ts';
import type { OfficerDesk } from './desks.ts';
import { dayOf } from './keep-words.ts';
import { listTips } from './list-tips.ts';
import { show, withTip } from './opened.ts';
import { sealeeOf } from './sealee-of.ts';
import { giveTip, lockOut, shareAllTips } from './share-tip.ts';
import { takeCleanFile } from './take-file.ts';
import { fileDesk } from './tip-files.ts';

/** The desk of the tip officers. What they see and do is on record in the audit before it is shown or done. */
export function officerDesk(deps: OfficerDeps): OfficerDesk {
  const { tips, audit, clock } = deps;
  const today = () => dayOf(clock());
  const knownTo = sealeeOf(deps.staff);
  return {
    list: (who, query) => listTips(deps, who, query),
    async counts(username) {
      const sealee = await knownTo(username);
      return sealee ? tips.countsFor(sealee, today()) : { fresh: 0, overdue: 0 };
    },
    async overdueWatched(username) {
      const sealee = await knownTo(username);
      return sealee ? (await tips.countsFor(sealee, today())).overdue : tips.overdueFor(username, today());
    },
    async mark(username) {
      const sealee = await knownTo(username);
      return sealee ? tips.markFor(sealee) : '';
    },
    async known(username, ids) {
      const sealee = await knownTo(username);
      return sealee ? tips.known(sealee, ids) : new Set();
    },
    find: (who, number) =>
      withTip(deps, who, number, async (opened) => {
        await audit.append({ who: who.username, deed: 'tip-viewed', about: opened.record.id });
        return show(deps, opened);
      }),
    ...fileDesk(deps),
    takeFile: (content, name) => takeCleanFile(deps, content, name),
    answer: (who, form) => answerTip(deps, who, form),
    note: (who, form) => noteOnTip(deps, who, form),
    changeStatus: (who, form) => changeTipStatus(deps, who, form),
    assign: (who, form) => assignTip(deps, who, form),
    give: (who, form) => giveTip(deps, who, form),
    lockOut: (who, form) => lockOut(deps, who, form),
    export: (who, form) => noteExport(deps, who, form),
    shareAll: (who, to) => shareAllTips(deps, who, to),
  };
}
