import type { Message } from '../message.ts';
import { checkUnits } from './length.ts';
import type { Path, Report } from './problem.ts';
import { checkMediaUrl } from './url.ts';

/** Name and icon of a sender: 20 letters, not LINE's own name (REF, customize icon and display name). */
export function checkSender(sender: Message['sender'], at: Path, report: Report): void {
  if (!sender) return;
  checkUnits(sender.name, 20, [...at, 'name'], report);
  if (/line/i.test(sender.name ?? ''))
    report([...at, 'name'], 'invalid property', 'a name may not contain LINE');
  checkMediaUrl(sender.iconUrl, [...at, 'iconUrl'], report);
}
