import type { RequestHandler } from 'express';
import type { Format } from '../evidence/formats.ts';
import { serveHeaders } from '../evidence/serve-rules.ts';
import { may } from '../staff/may.ts';
import { readTicketNumber } from '../tickets/number.ts';
import type { Attachment, Ticket } from '../tickets/ticket.ts';
import { ConsoleError } from './console-error.ts';
import type { ConsoleContext } from './deps.ts';
import { deskKinds } from './desk.ts';
import { viewerOf } from './viewer.ts';

/** The only formats a browser may show by itself; all others are downloaded. */
const shownFormats: readonly Format[] = ['jpeg', 'png', 'webp', 'gif'];

/** Hands out a file of an ordinary ticket to those who may read the ticket. */
export function ticketFile(context: ConsoleContext): RequestHandler<{ number: string; file: string }> {
  return async (req, res) => {
    const read = readTicketNumber(req.params.number);
    const isOurs = read && deskKinds.includes(read.kind) && may(viewerOf(res).role, 'ticket.read');
    if (!isOurs) throw new ConsoleError('missing');
    const ticket = await context.tickets.find(read.number);
    const found = ticket && filesOf(ticket).find(({ file }) => file.id === req.params.file);
    const opened = found && (await openAttachment(context, found.file));
    if (!opened) throw new ConsoleError('missing');
    const { content, format } = opened;
    res.set({
      ...serveHeaders({ copy: 'original', format, number: read.number, place: found.place }),
      ...(shownFormats.includes(format) ? { 'Content-Disposition': 'inline' } : {}),
      'Content-Length': String(content.length),
    });
    res.end(content);
  };
}

async function openAttachment(
  { files }: Pick<ConsoleContext, 'files'>,
  { id, key, state }: Attachment,
): Promise<{ content: Buffer; format: Format } | null> {
  if (!key || state !== 'ready') return null;
  const facts = await files.look({ id, key });
  if (!facts || 'refused' in facts || !facts.format) return null;
  const content = await files.read({ id, key });
  return content && { content, format: facts.format };
}

/** The files of a talk with their places in it, from 1. */
function filesOf({ messages }: Ticket): { file: Attachment; place: number }[] {
  return messages
    .flatMap(({ attachments, unsentAt }) => attachments.map((file) => ({ file, isUnsent: !!unsentAt })))
    .map(({ file, isUnsent }, index) => ({ file, isUnsent, place: index + 1 }))
    .filter(({ isUnsent }) => !isUnsent);
}
