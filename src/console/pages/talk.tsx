import { ticketText } from '../../text/console-ticket.ts';
import { thaiDateTime } from '../../text/dates.ts';
import type { InternalNote, Message } from '../../tickets/ticket.ts';
import { Attachments } from './attachments.tsx';
import { DeliveryLine } from './delivery-line.tsx';
import type { TicketPageProps } from './ticket-page-props.ts';

/** Where the first entry stands that the person had not seen. */
export const freshId = 'fresh';

type Entry =
  | { readonly kind: 'message'; readonly message: Message; readonly isFresh: boolean }
  | { readonly kind: 'note'; readonly note: InternalNote; readonly isFresh: boolean };

/** The talk in order of time: what the reporter said, what the office answered, what staff noted. */
export function Talk(props: TicketPageProps) {
  const entries = entriesOf(props);
  const firstFresh = entries.find(({ isFresh }) => isFresh);
  const anchorOf = (entry: Entry) => (entry === firstFresh ? freshId : undefined);
  return (
    <section class="talk">
      <h2>{ticketText.talk}</h2>
      <ol>
        {entries.map((entry) =>
          entry.kind === 'note' ? (
            <NoteEntry key={entry.note.id} {...entry} anchor={anchorOf(entry)} />
          ) : (
            <MessageEntry key={entry.message.id} {...entry} anchor={anchorOf(entry)} page={props} />
          ),
        )}
      </ol>
    </section>
  );
}

function entriesOf({ ticket, state }: TicketPageProps): Entry[] {
  const { seen } = state;
  const entries: Entry[] = [
    ...ticket.messages.map((message, position): Entry => {
      return { kind: 'message', message, isFresh: seen !== undefined && position >= seen.messages };
    }),
    ...ticket.notes.map((note, position): Entry => {
      return { kind: 'note', note, isFresh: seen !== undefined && position >= seen.notes };
    }),
  ];
  return entries.sort((one, other) => timeOf(one) - timeOf(other));
}

function timeOf(entry: Entry): number {
  return (entry.kind === 'note' ? entry.note : entry.message).at.getTime();
}

interface Anchored {
  readonly anchor: string | undefined;
}

type MessageEntryProps = Extract<Entry, { kind: 'message' }> & Anchored & { readonly page: TicketPageProps };

function MessageEntry({ message, isFresh, anchor, page }: MessageEntryProps) {
  const isInbound = message.direction === 'inbound';
  return (
    <li class={isInbound ? 'entry inbound' : 'entry outbound'} id={anchor}>
      <EntryHead
        who={isInbound ? ticketText.inbound : ticketText.outbound}
        by={message.by?.name}
        at={message.at}
        isFresh={isFresh}
      />
      {message.unsentAt ? (
        <p class="faint">{ticketText.unsent}</p>
      ) : (
        <>
          {message.text ? <p class="said">{message.text}</p> : null}
          <Attachments attachments={message.attachments} number={page.ticket.number} />
        </>
      )}
      {message.delivery ? <DeliveryLine message={message} delivery={message.delivery} page={page} /> : null}
    </li>
  );
}

function NoteEntry({ note, isFresh, anchor }: Extract<Entry, { kind: 'note' }> & Anchored) {
  return (
    <li class="entry note" id={anchor}>
      <EntryHead who={ticketText.note} by={note.by.name} at={note.at} isFresh={isFresh} />
      <p class="said">{note.text}</p>
    </li>
  );
}

interface HeadProps {
  readonly who: string;
  readonly by: string | undefined;
  readonly at: Date;
  readonly isFresh: boolean;
}

function EntryHead({ who, by, at, isFresh }: HeadProps) {
  return (
    <p class="entry-head">
      {isFresh ? <strong class="mark mark-fresh">{ticketText.fresh}</strong> : null}
      <strong>{who}</strong> {by ? <span>{ticketText.by(by)}</span> : null}{' '}
      <time datetime={at.toISOString()}>{thaiDateTime(at)}</time>
    </p>
  );
}
