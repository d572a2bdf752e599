import { pipeline } from 'node:stream/promises';
import type { RequestHandler } from 'express';
import { may } from '../staff/may.ts';
import { readTicketNumber } from '../tickets/number.ts';
import type { Attachment, Ticket } from '../tickets/ticket.ts';
import { ConsoleError } from './console-error.ts';
import type { ConsoleContext } from './deps.ts';
import { deskOfKind, deskView } from './desk.ts';
import { viewerOf } from './viewer.ts';

/** The only types a browser may show by itself; all others are downloaded. */
const shownTypes: readonly string[] = ['image/jpeg', 'image/png', 'image/webp', 'image/gif'];

/** Hands out a file of a ticket to those who may read the ticket. */
export function ticketFile(context: ConsoleContext): RequestHandler<{ number: string; file: string }> {
  return async (req, res) => {
    const read = readTicketNumber(req.params.number);
    const desk = read && deskOfKind(read.kind);
    if (!read || !desk || !may(viewerOf(res).role, `${desk}.read`)) throw new ConsoleError('missing');
    const ticket = await deskView(context, desk).store.find(read.number);
    const attachment = ticket && attachmentOf(ticket, req.params.file);
    const file = attachment && (await context.files.read(attachment.id));
    if (!file) throw new ConsoleError('missing');
    const isShown = shownTypes.includes(file.mime);
    if (!isShown) res.attachment(attachment.fileName ?? `${read.number}-${attachment.id}`);
    res.set({
      'Content-Type': isShown ? file.mime : 'application/octet-stream',
      'Content-Length': String(file.bytes),
      'Content-Security-Policy': "sandbox; default-src 'none'",
      'Cross-Origin-Resource-Policy': 'same-origin',
    });
    await pipeline(file.stream, res).catch((error: unknown) => {
      // A browser that turns away in the middle is no fault.
      if (!res.destroyed) throw error;
    });
  };
}

function attachmentOf(ticket: Ticket, id: string): Attachment | undefined {
  return ticket.messages
    .filter((message) => !message.unsentAt)
    .flatMap((message) => message.attachments)
    .find((attachment) => attachment.id === id && attachment.state === 'ready');
}
