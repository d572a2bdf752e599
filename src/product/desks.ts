import { faultOf } from '../errors.ts';
import type { Logger } from '../logger.ts';
import type { DownloadStore } from '../post/downloads.ts';
import type { OutboxStore, Outgoing } from '../post/outbox.ts';
import { readTicketNumber } from '../tickets/number.ts';
import type { TicketStore } from '../tickets/ports.ts';
import type { Delivery } from '../tickets/ticket.ts';
import type { SealedFiles } from '../tips/ports.ts';

/** A turn is done again for so long after a crash. */
const ridingMs = 10 * 60_000;
const orphansAtOnce = 200;

/** Shows on the tickets how their answers fared. A tip shows nothing of it: its answers are read by receipt code. */
export async function markDelivery(
  tickets: Pick<TicketStore, 'setDelivery'>,
  items: readonly Outgoing[],
  delivery: Delivery,
): Promise<void> {
  for (const { id, number } of items) {
    if (number && !isTip(number)) await tickets.setDelivery(number, id, delivery);
  }
}

const isTip = (number: string) => readTicketNumber(number)?.kind === 'tip';

/** Keeps the files of what was just opened; what was fetched before is shown on its ticket. */
export async function keepFiles(
  { tickets, files, downloads }: FileStores<'keep', 'keep' | 'forget'>,
  ids: readonly string[],
  of: 'ticket' | 'tip',
): Promise<void> {
  if (ids.length === 0) return;
  const fetched = await downloads.keep(ids, of);
  // After that: what is fetched from now on is kept by whoever fetched it.
  await files.keep(ids);
  for (const { id, state } of fetched) await tickets.setAttachment(id, state);
  await downloads.forget(ids);
}

interface FileStores<Files extends keyof SealedFiles, Downloads extends keyof DownloadStore> {
  readonly tickets: Pick<TicketStore, 'setAttachment'>;
  readonly files: Pick<SealedFiles, Files>;
  readonly downloads: Pick<DownloadStore, Downloads>;
}

/**
 * Finishes what a process began that died between keeping an answer and showing it on its ticket, and puts back
 * answers that were to ride on a reply nobody will say any more.
 */
export async function mendStranded(
  tickets: Pick<TicketStore, 'find'>,
  outbox: Pick<OutboxStore, 'stranded' | 'unrideSince' | 'release' | 'withdraw'>,
  before: Date,
): Promise<void> {
  await outbox.unrideSince(new Date(before.getTime() - ridingMs));
  for (const { id, number } of await outbox.stranded(before)) {
    // Whether an answer to a tip was recorded only its officers can tell; its reporter reads it by receipt code.
    const ticket = number && !isTip(number) ? await tickets.find(number) : null;
    const state = ticket?.messages.find((message) => message.id === id)?.delivery?.state;
    // A copy of what has been sent already, prepared by the same form sent twice, goes nowhere.
    const isOwed = state !== undefined && state !== 'sent';
    await (isOwed ? outbox.release(id) : outbox.withdraw(id));
  }
}

/**
 * Deletes files that no ticket keeps, requested before that time, and those whose message was unsent; tells the tickets
 * of those that went with the power.
 */
export async function dropOrphans(
  { tickets, files, downloads }: FileStores<'delete', 'orphans' | 'drop' | 'dropLost'>,
  before: Date,
): Promise<void> {
  const ids = await downloads.orphans(before, orphansAtOnce);
  await files.delete(ids);
  await downloads.drop(ids);
  await downloads.dropLost((id) => tickets.setAttachment(id, { state: 'gone' }, { unlessReady: true }));
}

/** Learns the LINE name of a ticket's reporter, in its own time. */
export async function learnName(
  tickets: Pick<TicketStore, 'setReporterName'>,
  asked: { number: string; name: Promise<string | null>; logger: Logger },
): Promise<void> {
  try {
    const name = await asked.name;
    if (name) await tickets.setReporterName(asked.number, name);
  } catch (error) {
    asked.logger.warn(faultOf(error), "a reporter's name could not be kept");
  }
}
