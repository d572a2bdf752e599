import { faultOf } from '../errors.ts';
import type { Staff } from '../staff/staff.ts';
import { overdueBanner, recoveryBanner } from '../text/console-recovery.ts';
import type { ConsoleContext } from './deps.ts';
import { deskPaths, recoveryPath } from './paths.ts';

/** Something that stands on every page until it is done. */
export interface Banner {
  readonly words: string;
  readonly link?: { readonly href: string; readonly label: string };
}

/**
 * What administrators and tip officers are reminded of; nobody learns of a tip that names them.
 * @param hasSecondFactor whether it was given in this session: a tip officer's password alone tells of no tips
 */
export async function bannersFor(
  context: ConsoleContext,
  viewer: Staff,
  hasSecondFactor: boolean,
): Promise<Banner[]> {
  if (viewer.mustChangePassword) return [];
  if (viewer.role !== 'admin' && viewer.role !== 'tip-officer') return [];
  const mayCount = viewer.role === 'admin' || hasSecondFactor;
  return [...(mayCount ? await overdue(context, viewer) : []), ...shares(context)];
}

async function overdue(context: ConsoleContext, { role, username }: Staff): Promise<Banner[]> {
  const count = await overdueCount(context, username);
  if (count === 0) return [];
  if (role === 'admin') return [{ words: overdueBanner.remind(count) }];
  return [{ words: overdueBanner.own(count), link: { href: deskPaths.tip, label: overdueBanner.link } }];
}

function shares({ recovery }: ConsoleContext): Banner[] {
  if (recovery.haveSharesBeenMade()) return [];
  return [{ words: recoveryBanner.words, link: { href: recoveryPath, label: recoveryBanner.link } }];
}

async function overdueCount({ tips, logger }: ConsoleContext, username: string): Promise<number> {
  try {
    return await tips.overdueWatched(username);
  } catch (error) {
    logger.warn(faultOf(error), 'what is overdue cannot be counted');
    return 0;
  }
}
