import { titleOf } from './open-ticket.ts';
import type { Attachment, Message, Reporter, Ticket } from './ticket.ts';

export interface Erased {
  readonly changed: Pick<Ticket, 'title' | 'messages' | 'facts' | 'place' | 'reporter'>;
  readonly attachmentIds: readonly string[];
}

/**
 * A ticket without what came in one LINE message, keeping the fact that something did: LINE asks that an unsent
 * message "can't be seen or used in the future".
 */
export function eraseFrom(ticket: Ticket, source: string, at: Date): Erased {
  const gone: Attachment[] = [];
  const messages = ticket.messages.map((message) => eraseMessage(message, source, at, gone));
  const opening = messages.find((message) => message.direction === 'inbound');
  return {
    changed: {
      title: titleOf(opening?.text ?? ''),
      messages,
      reporter: eraseContact(ticket.reporter, source),
      facts: ticket.facts.filter((fact) => fact.source !== source),
      ...(ticket.place && ticket.place.source !== source ? { place: ticket.place } : {}),
    },
    attachmentIds: gone.map(({ id }) => id),
  };
}

function eraseContact(reporter: Reporter, source: string): Reporter {
  if (reporter.contactSource !== source) return reporter;
  const { contact: _, contactSource: __, ...rest } = reporter;
  return rest;
}

function eraseMessage(message: Message, source: string, at: Date, gone: Attachment[]): Message {
  const files = message.attachments.filter((file) => file.source === source);
  const isItsText = message.source === source;
  if (!isItsText && files.length === 0) return message;
  gone.push(...files);
  const { source: itsSource, ...rest } = message;
  return {
    ...rest,
    ...(itsSource && !isItsText ? { source: itsSource } : {}),
    text: isItsText ? '' : message.text,
    attachments: message.attachments.map((file) =>
      file.source === source ? { id: file.id, kind: file.kind, state: 'gone' } : file,
    ),
    unsentAt: at,
  };
}
