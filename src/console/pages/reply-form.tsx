import { ticketForms } from '../../text/console-ticket.ts';
import { answerLimit } from '../../tickets/reply-to-reporter.ts';
import { deskPaths } from '../paths.ts';
import { AnswerTemplates } from './answer-templates.tsx';
import { FormMarks } from './form-marks.tsx';
import { Problem } from './notices.tsx';
import { freshId } from './talk.tsx';
import type { TicketPageProps } from './ticket-page-props.ts';

/** Says that something came while the answer was being written, and leads to the first of it. */
function FreshNotice({ ticket, state: { seen } }: TicketPageProps) {
  const isFresh = seen && (ticket.messages.length > seen.messages || ticket.notes.length > seen.notes);
  if (!isFresh) return null;
  return (
    <p class="notice" role="status">
      {ticketForms.fresh} <a href={`#${freshId}`}>{ticketForms.seeFresh}</a>
    </p>
  );
}

/** The answer to the reporter. A template's button sends the form too, but only to have its words added. */
export function ReplyForm(props: TicketPageProps) {
  const { ticket, state, office } = props;
  const problem = state.problem?.field === 'reply' ? state.problem.words : null;
  return (
    <form
      id="reply"
      class="card answer"
      method="post"
      action={`${deskPaths.ticket}/${ticket.number}/reply#reply`}
    >
      <h2>{ticketForms.replyTitle}</h2>
      {problem ? <Problem id="reply-problem" words={problem} /> : null}
      <FreshNotice {...props} />
      <FormMarks page={props} />
      <label for="reply-text">{ticketForms.reply}</label>
      <textarea
        id="reply-text"
        name="text"
        rows={5}
        aria-describedby={problem ? 'reply-problem reply-hint' : 'reply-hint'}
        aria-invalid={problem ? 'true' : undefined}
      >
        {state.typed.reply ?? ''}
      </textarea>
      <p class="hint" id="reply-hint">
        {`${ticketForms.replyHint} ${ticketForms.limit(answerLimit)}`}
      </p>
      <button type="submit">{ticketForms.replySubmit}</button>
      <AnswerTemplates office={office} />
    </form>
  );
}
