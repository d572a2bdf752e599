import { randomInt } from 'node:crypto';
import express, { type Response, type Router } from 'express';
import { z } from 'zod';
import { addStaff } from '../staff/add-staff.ts';
import { setPassword } from '../staff/change-password.ts';
import { setActive, setDivision, setRole } from '../staff/change-staff.ts';
import { roles } from '../staff/may.ts';
import { StaffRefusal } from '../staff/staff-refusal.ts';
import { temporaryPassword } from '../staff/temporary-password.ts';
import { staffDone, staffRefusalLabels, staffText } from '../text/console-staff.ts';
import type { ConsoleContext } from './deps.ts';
import { type StaffDone, StaffPage, type StaffPageState } from './pages/staff.tsx';
import { staffPath } from './paths.ts';
import { sendPage } from './send-page.ts';
import { viewerOf } from './viewer.ts';

const doneSchema = z
  .enum(Object.keys(staffDone) as [StaffDone])
  .optional()
  .catch(undefined);
const divisionSchema = z.string().max(100).catch('');
const addSchema = z.object({
  username: z.string().max(200).catch(''),
  name: z.string().max(200).catch(''),
  role: z.enum(roles).catch('officer'),
  division: divisionSchema,
});
const roleSchema = z.object({ role: z.enum(roles) });

/** The accounts of the office, for administrators. */
export function staffRoutes(context: ConsoleContext): Router {
  const router = express.Router();
  const show = async (res: Response, status: number, state: StaffPageState) => {
    const { divisions } = context.office;
    const body = StaffPage({ staff: await context.staff.list(), viewer: viewerOf(res), divisions, ...state });
    await sendPage(context, res, status, { title: staffText.title, body });
  };
  /** Runs a change and says on the page why it was refused, if it was. */
  const attempt = async (res: Response, typed: StaffPageState, work: () => Promise<void>) => {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof StaffRefusal)) throw error;
      await show(res, 422, { ...typed, problem: staffRefusalLabels[error.reason] });
    }
  };
  const divisions = context.office.divisions.map(({ id }) => id);
  const finish = (res: Response, done: StaffDone) => res.redirect(303, `${staffPath}?done=${done}`);

  router.get('/', (req, res) => {
    const done = doneSchema.parse(req.query.done);
    return show(res, 200, done ? { done } : {});
  });
  router.post('/', async (req, res) => {
    const form = addSchema.parse(req.body ?? {});
    await attempt(res, { typed: form }, async () => {
      const password = temporaryPassword(randomInt);
      const { username, name } = await addStaff(
        { ...recorded(context, res), divisions },
        { ...form, password, isTemporary: true },
      );
      // Shown on the answer itself and not after a redirect: it is kept nowhere.
      await show(res, 200, { done: 'added', password: { username, name, password } });
    });
  });
  router.post('/:username/role', async (req, res) => {
    const form = roleSchema.safeParse(req.body ?? {});
    if (!form.success) return show(res, 422, { problem: staffText.chooseRole });
    await attempt(res, {}, async () => {
      await setRole(recorded(context, res), req.params.username, form.data.role);
      finish(res, 'role');
    });
  });
  router.post('/:username/division', (req, res) =>
    attempt(res, {}, async () => {
      const chosen = divisionSchema.parse(req.body?.division);
      await setDivision(recorded(context, res), String(req.params.username), chosen || null, divisions);
      finish(res, 'division');
    }),
  );
  for (const [action, isActive, done] of [
    ['disable', false, 'disabled'],
    ['enable', true, 'enabled'],
  ] as const) {
    router.post(`/:username/${action}`, (req, res) =>
      attempt(res, {}, async () => {
        await setActive(recorded(context, res), String(req.params.username), isActive);
        finish(res, done);
      }),
    );
  }
  router.post('/:username/reset', (req, res) =>
    attempt(res, {}, async () => {
      const password = temporaryPassword(randomInt);
      const { username, name } = await setPassword(recorded(context, res), {
        username: req.params.username,
        password,
        isTemporary: true,
      });
      await show(res, 200, { password: { username, name, password } });
    }),
  );
  return router;
}

/** As the person who is asking, so that what they do is put on record. */
function recorded(context: ConsoleContext, res: Response) {
  return { ...context, record: { audit: context.audit, who: viewerOf(res).username } };
}
