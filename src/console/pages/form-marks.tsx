import type { TicketPageProps } from './ticket-page-props.ts';

/** What every form of a ticket carries unseen: its own id, the revision it was made from, how much was seen. */
export function FormMarks({ page: { ticket, state } }: { page: TicketPageProps }) {
  return (
    <>
      <input type="hidden" name="form" value={state.formId} />
      <input type="hidden" name="revision" value={ticket.revision} />
      <input type="hidden" name="seenMessages" value={ticket.messages.length} />
      <input type="hidden" name="seenNotes" value={ticket.notes.length} />
    </>
  );
}
