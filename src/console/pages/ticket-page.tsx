import { doneText, ticketForms, ticketText } from '../../text/console-ticket.ts';
import { thaiDateTime } from '../../text/dates.ts';
import { kindLabels } from '../../text/labels.ts';
import { deskPaths } from '../paths.ts';
import { ActivityList } from './activity-list.tsx';
import { DueMark, PriorityMark, StatusMark } from './marks.tsx';
import { NoteForm } from './note-form.tsx';
import { Notice, Problem } from './notices.tsx';
import { ReplyForm } from './reply-form.tsx';
import { Talk } from './talk.tsx';
import { TicketDetails } from './ticket-details.tsx';
import { TicketManagement } from './ticket-management.tsx';
import { mayAct, type TicketPageProps } from './ticket-page-props.ts';

export function TicketPage(props: TicketPageProps) {
  const { ticket, state, now } = props;
  return (
    <>
      <p class="back">
        <a href={deskPaths.ticket}>{ticketText.back}</a>
      </p>
      <header class="ticket-head">
        <p class="ticket-number">
          <span class="number">{ticket.number}</span> {kindLabels[ticket.kind]}
        </p>
        <h1>{ticket.title}</h1>
        <p class="ticket-marks">
          <StatusMark status={ticket.status} /> <PriorityMark priority={ticket.priority} />
          <span>
            {ticketText.due} <DueMark ticket={ticket} now={now} />
          </span>{' '}
          <span class="faint">{`${ticketText.opened} ${thaiDateTime(ticket.openedAt)}`}</span>
        </p>
      </header>
      {state.done ? <Notice words={doneText[state.done]} /> : null}
      {state.problem?.field === 'retry' ? <Problem id="retry-problem" words={state.problem.words} /> : null}
      <nav class="jump" aria-label={ticketText.jump}>
        {mayAct(props, 'reply') ? (
          <a class="action" href="#reply">
            {ticketForms.replyTitle}
          </a>
        ) : null}
        <a class="action" href="#details">
          {ticketText.details}
        </a>
        <a class="action" href="#manage">
          {ticketText.manage}
        </a>
      </nav>
      <div class="ticket">
        <div class="ticket-talk">
          <Talk {...props} />
          {mayAct(props, 'reply') ? <ReplyForm {...props} /> : null}
          {mayAct(props, 'note') ? <NoteForm {...props} /> : null}
        </div>
        <div class="ticket-side">
          <TicketDetails {...props} />
          <TicketManagement {...props} />
          <ActivityList {...props} />
        </div>
      </div>
    </>
  );
}
