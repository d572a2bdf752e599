import type { RequestHandler } from 'express';
import type { Staff } from '../staff/staff.ts';
import { eligibleTipOfficers } from '../staff/tip-officers.ts';
import { ConsoleError } from './console-error.ts';
import type { ConsoleContext } from './deps.ts';
import { requireOpenKey } from './tip-key.ts';
import { viewerOf } from './viewer.ts';

/** Lets administrators pass, and tip officers whose key is open; to others the address is not there. */
export function adminOrOpenKey(context: ConsoleContext): RequestHandler {
  const openKey = requireOpenKey(context);
  return (req, res, next) => {
    const { role } = viewerOf(res);
    if (role === 'tip-officer') return openKey(req, res, next);
    next(role === 'admin' ? undefined : new ConsoleError('missing'));
  };
}

/**
 * Whether they may have the papers that open every tip: tip officers, and an administrator only while the office has
 * none. An administrator shall not be able to open tips by themselves.
 */
export async function mayHavePapers({ staff }: ConsoleContext, { role }: Staff): Promise<boolean> {
  return role === 'tip-officer' || (role === 'admin' && eligibleTipOfficers(await staff.list()).length === 0);
}
