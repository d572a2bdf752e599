import type { Message } from '../message.ts';
import { checkAction, PLACES } from './action.ts';
import { checkSize } from './length.ts';
import type { Path, Report } from './problem.ts';
import { checkMediaUrl } from './url.ts';

/** Quick reply: 1 to 13 items, each with a label of up to 20 (REF, quick reply). */
export function checkQuickReply(quickReply: Message['quickReply'], at: Path, report: Report): void {
  if (!quickReply) return;
  const items = quickReply.items ?? [];
  checkSize(items, 1, 13, [...at, 'items'], report);
  for (const [index, item] of items.entries()) {
    const here = [...at, 'items', index];
    if (item.type !== 'action') report([...here, 'type'], 'May not be empty', "type must be 'action'");
    checkMediaUrl(item.imageUrl, [...here, 'imageUrl'], report);
    if (item.action) checkAction(item.action, PLACES.quickReply, [...here, 'action'], report);
    else report([...here, 'action'], 'May not be empty');
  }
}
