import { ticketForms } from '../../text/console-ticket.ts';
import { noteLimit } from '../../tickets/assign.ts';
import { deskPaths } from '../paths.ts';
import { FormMarks } from './form-marks.tsx';
import { Problem } from './notices.tsx';
import type { TicketPageProps } from './ticket-page-props.ts';

/** A note for colleagues; set apart from the answer, so that nobody sends one for the other. */
export function NoteForm(props: TicketPageProps) {
  const { ticket, state } = props;
  const problem = state.problem?.field === 'note' ? state.problem.words : null;
  return (
    <form
      id="note"
      class="card noting"
      method="post"
      action={`${deskPaths.ticket}/${ticket.number}/note#note`}
    >
      <h2>{ticketForms.noteTitle}</h2>
      {problem ? <Problem id="note-problem" words={problem} /> : null}
      <FormMarks page={props} />
      <label for="note-text">{ticketForms.note}</label>
      <textarea
        id="note-text"
        name="text"
        rows={3}
        aria-describedby={problem ? 'note-problem note-hint' : 'note-hint'}
        aria-invalid={problem ? 'true' : undefined}
      >
        {state.typed.note ?? ''}
      </textarea>
      <p class="hint" id="note-hint">
        {`${ticketForms.noteHint} ${ticketForms.limit(noteLimit)}`}
      </p>
      <button type="submit" class="second">
        {ticketForms.noteSubmit}
      </button>
    </form>
  );
}
