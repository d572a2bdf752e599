import { faultOf } from '../errors.ts';
import type { Logger } from '../logger.ts';
import type { DownloadStore, FileState } from '../post/downloads.ts';
import type { OutboxStore, Outgoing } from '../post/outbox.ts';
import { type Desks, deskOf } from '../tickets/desks.ts';
import type { FileStore } from '../tickets/ports.ts';
import type { Delivery } from '../tickets/ticket.ts';

/** A turn is done again for so long after a crash. */
const ridingMs = 10 * 60_000;
const orphansAtOnce = 200;

/** Shows on the tickets how their answers fared. */
export async function markDelivery(
  desks: Desks,
  items: readonly Outgoing[],
  delivery: Delivery,
): Promise<void> {
  for (const { id, number } of items) {
    if (number) await deskOf(desks, number).setDelivery(number, id, delivery);
  }
}

/** Shows on whatever ticket has it what became of a file. */
export async function markFile({ tickets, tips }: Desks, id: string, state: FileState): Promise<void> {
  await Promise.all([tickets.setAttachment(id, state), tips.setAttachment(id, state)]);
}

/** Keeps the files of a ticket just opened; what was fetched before it opened is shown on it. */
export async function keepFiles(
  desks: Desks,
  downloads: DownloadStore,
  ids: readonly string[],
): Promise<void> {
  for (const { id, state } of await downloads.keep(ids)) await markFile(desks, id, state);
}

/**
 * Finishes what a process began that died between keeping an answer and showing it on its ticket, and puts back
 * answers that were to ride on a reply nobody will say any more.
 */
export async function mendStranded(
  desks: Desks,
  outbox: Pick<OutboxStore, 'stranded' | 'unrideSince' | 'release' | 'withdraw'>,
  before: Date,
): Promise<void> {
  await outbox.unrideSince(new Date(before.getTime() - ridingMs));
  for (const { id, number } of await outbox.stranded(before)) {
    const ticket = number ? await deskOf(desks, number).find(number) : null;
    const state = ticket?.messages.find((message) => message.id === id)?.delivery?.state;
    // A copy of what has been sent already, prepared by the same form sent twice, goes nowhere.
    const isOwed = state !== undefined && state !== 'sent';
    await (isOwed ? outbox.release(id) : outbox.withdraw(id));
  }
}

/** Deletes files that no ticket keeps, requested before that time, and those whose message was unsent. */
export async function dropOrphans(
  { files, downloads }: { files: FileStore; downloads: DownloadStore },
  before: Date,
): Promise<void> {
  const ids = await downloads.orphans(before, orphansAtOnce);
  await files.delete(ids);
  await downloads.drop(ids);
}

/** Learns the LINE name of a ticket's reporter, in its own time. */
export async function learnName(
  desks: Desks,
  asked: { number: string; name: Promise<string | null>; logger: Logger },
): Promise<void> {
  try {
    const name = await asked.name;
    if (name) await deskOf(desks, asked.number).setReporterName(asked.number, name);
  } catch (error) {
    asked.logger.warn(faultOf(error), "a reporter's name could not be kept");
  }
}
