import type { Office } from '../../office/office.ts';
import type { Staff } from '../../staff/staff.ts';
import { isEligible } from '../../staff/tip-officers.ts';
import { keptFromBy } from '../../tips/named-in-tip.ts';
import type { OpenTip, ReadWords } from '../../tips/tip.ts';
import { isNamed } from '../../tips/who-may-read.ts';

/** The staff who can open a tip. */
export function readersOf(tip: OpenTip, staff: readonly Staff[]): Staff[] {
  return staff.filter(({ username }) => tip.recipients.includes(username));
}

/** Tip officers who cannot open it yet, whom it does not name, and who have not locked themselves out. */
export function otherOfficersOf(
  tip: OpenTip,
  staff: readonly Staff[],
  { divisions }: Pick<Office, 'divisions'>,
): Staff[] {
  const { said, ...named } = tip.about;
  const talk = tip.talk.filter(({ direction }) => direction === 'inbound').flatMap((message) => message.said);
  const story = [...talk, ...tip.when, ...tip.where, ...tip.evidence];
  const keptFrom = [...(named.keptFrom ?? []), ...tip.activity.flatMap(keptFromBy)];
  const about = { ...named, keptFrom, words: textsOf(said), story: textsOf(story) };
  const left = tip.activity.flatMap((deed) => (deed.what === 'removed' ? [deed.whom.username] : []));
  const isOut = ({ username }: Staff) => tip.recipients.includes(username) || left.includes(username);
  return staff.filter(isEligible).filter((one) => !isOut(one) && !isNamed(one, about, { staff, divisions }));
}

const textsOf = (said: readonly ReadWords[]) => said.flatMap(({ text }) => (text === null ? [] : [text]));
