import express, { type Router } from 'express';
import { z } from 'zod';
import { isAboutTip, theCommandLine, theSystem } from '../audit/deeds.ts';
import { headCode } from '../audit/head-code.ts';
import type { AuditRow } from '../audit/ports.ts';
import type { Staff } from '../staff/staff.ts';
import { auditText, wordsOfDeed } from '../text/console-audit.ts';
import { calendarDay, dayFormat, inBangkok } from '../tickets/bangkok.ts';
import { adminOrOpenKey } from './admin-or-open-key.ts';
import type { ConsoleContext } from './deps.ts';
import { type AuditLine, AuditPage, type DayHead } from './pages/audit.tsx';
import { sendPage } from './send-page.ts';
import { viewerOf } from './viewer.ts';

const pageSize = 50;
const daysShown = 14;
const markLetters = 6;

const querySchema = z.object({ after: z.string().max(100).optional().catch(undefined) });

/** What was done by whom: for administrators without anything about tips, for tip officers with what they may know. */
export function auditRoutes(context: ConsoleContext): Router {
  const router = express.Router();
  router.use(adminOrOpenKey(context));
  router.get('/', async (req, res) => {
    const viewer = viewerOf(res);
    const { after } = querySchema.parse(req.query);
    await context.audit.append({ who: viewer.username, deed: 'audit-viewed' });
    const { rows, next } = await context.audit.list({
      limit: pageSize,
      knows: knownTo(context, viewer),
      ...(after === undefined ? {} : { after }),
    });
    const names = namesOf(await context.staff.list());
    const body = AuditPage({
      lines: rows.map((row) => lineOf(row, names)),
      isFirst: after === undefined,
      seesTips: viewer.role === 'tip-officer',
      heads: after === undefined ? await dayHeads(context) : [],
      office: context.office.shortName,
      ...(next === undefined ? {} : { next }),
    });
    await sendPage(context, res, 200, { title: auditText.title, body });
  });
  return router;
}

/** Which tips a viewer may know of: by what is sealed to them, not by their role alone. */
function knownTo({ tips }: ConsoleContext, { role, username }: Staff) {
  return async (ids: readonly string[]): Promise<ReadonlySet<string>> =>
    role === 'tip-officer' ? await tips.known(username, ids) : new Set();
}

type NameOf = (username: string) => string;

function namesOf(staff: readonly Staff[]): NameOf {
  const names = new Map(staff.map(({ username, name }) => [username, `${name} (${username})`]));
  names.set(theSystem, auditText.system);
  names.set(theCommandLine, auditText.commandLine);
  return (username) => names.get(username) ?? username;
}

function lineOf({ at, who, deed, about, detail }: AuditRow, nameOf: NameOf): AuditLine {
  const isTip = isAboutTip(deed);
  return {
    at: new Date(at),
    who: nameOf(who),
    what: wordsOfDeed(deed, detail, nameOf(isTip ? detail : about)),
    ...(isTip ? { tip: auditText.tip(about.slice(0, markLetters)) } : {}),
  };
}

/** The codes of the last finished days, newest first; without numbers, which would count what is hidden. */
async function dayHeads({ audit, clock }: ConsoleContext): Promise<DayHead[]> {
  const today = calendarDay(inBangkok(clock()).format(dayFormat));
  const days = Array.from({ length: daysShown }, (_, back) =>
    today.subtract(back + 1, 'day').format(dayFormat),
  );
  const heads = await Promise.all(days.map((day) => audit.headOfDay(day)));
  return heads.flatMap((head, at) => (head ? [{ day: days[at] ?? '', code: headCode(head.hash) }] : []));
}
