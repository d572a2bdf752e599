import type { PendingEvent } from '../post/inbox.ts';
import type { OutboxStore } from '../post/outbox.ts';
import { botTexts } from '../text/bot.ts';
import type { LineClient } from './client.ts';
import { readEvent } from './read-event.ts';

/** Tells a villager that their last message could not be read, if it can still be told for free. */
export async function apologiseFor(
  event: PendingEvent,
  deps: {
    client: LineClient;
    outbox: OutboxStore;
    digest: (messageId: string) => string;
    uuidOf: (text: string) => string;
  },
): Promise<void> {
  await deps.outbox.unride(deps.uuidOf(event.id));
  const { replyToken } = readEvent(event.body, deps.digest);
  if (replyToken) await deps.client.reply(replyToken, [{ type: 'text', text: botTexts.setAside }]);
}
