import type { Input } from '../bot/input.ts';
import { forget } from '../bot/unsend.ts';
import type { PendingEvent } from '../post/inbox.ts';
import type { Talk } from '../post/talks.ts';
import type { HandleDeps } from './handle-deps.ts';

const unsentKept = 20;

/** Whether a message was taken back before it was read. */
export function wasUnsent(talk: Talk, input: Input): boolean {
  const source = input.type === 'file' ? input.file.source : 'source' in input ? input.source : undefined;
  return source !== undefined && talk.unsent.includes(source);
}

/** Takes the content of an unsent message out of everything it reached, and remembers not to let it in later. */
export async function handleUnsent(
  deps: HandleDeps,
  event: PendingEvent,
  talk: Talk,
  source: string,
): Promise<Talk> {
  const others = talk.unsent.filter((one) => one !== source);
  const after: Talk = {
    ...talk,
    conversation: forget(talk.conversation, source),
    unsent: [...others, source].slice(-unsentKept),
  };
  await deps.talks.save(event.talker, after);
  await deps.inbox.eraseSetAside(event.talker);
  const { attachmentIds } = await deps.bot.tickets.eraseSource(source, deps.bot.clock());
  // In a tip every message lies apart as a file of its own: without it the tip cannot say it any more.
  const files = [source, ...attachmentIds];
  await deps.downloads.cancel(files);
  await deps.files.delete(files);
  return after;
}
