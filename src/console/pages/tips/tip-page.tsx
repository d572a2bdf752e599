import { ticketForms, ticketText } from '../../../text/console-ticket.ts';
import { tipDone } from '../../../text/console-tips.ts';
import { thaiDateTime } from '../../../text/dates.ts';
import { kindLabels } from '../../../text/labels.ts';
import { deskPaths } from '../../paths.ts';
import { StatusMark } from '../marks.tsx';
import { Notice } from '../notices.tsx';
import { DueDay } from './due-day.tsx';
import { TipActivity } from './tip-activity.tsx';
import { TipAnswer, TipNote } from './tip-answer.tsx';
import { Protection, Readers, TipDetails } from './tip-details.tsx';
import { GiveAccess, HandOn, ProofCheck, TipManagement } from './tip-management.tsx';
import type { TipPageProps } from './tip-page-props.ts';
import { TipTalk } from './tip-talk.tsx';

export function TipPage(props: TipPageProps) {
  const { tip, state, now } = props;
  return (
    <>
      <p class="back">
        <a href={deskPaths.tip}>{ticketText.back}</a>
      </p>
      <header class="ticket-head">
        <h1>
          {kindLabels.tip} <span class="number">{tip.number}</span>
        </h1>
        <p class="ticket-marks">
          <StatusMark status={tip.status} />
          <span>
            {ticketText.due} <DueDay tip={tip} now={now} />
          </span>{' '}
          <span class="faint">{`${ticketText.opened} ${thaiDateTime(tip.filedAt)}`}</span>
        </p>
      </header>
      {state.done ? <Notice words={tipDone[state.done]} /> : null}
      <nav class="jump" aria-label={ticketText.jump}>
        <a class="action" href="#reply">
          {ticketForms.replyTitle}
        </a>
        <a class="action" href="#details">
          {ticketText.details}
        </a>
        <a class="action" href="#manage">
          {ticketText.manage}
        </a>
      </nav>
      <div class="ticket">
        <div class="ticket-talk">
          <TipTalk {...props} />
          <TipAnswer {...props} />
          <TipNote {...props} />
        </div>
        <div class="ticket-side">
          <TipDetails {...props} />
          <Readers {...props} />
          <Protection />
          <TipManagement {...props} />
          <GiveAccess {...props} />
          <ProofCheck {...props} />
          <HandOn {...props} />
          <TipActivity activity={tip.activity} />
        </div>
      </div>
    </>
  );
}
