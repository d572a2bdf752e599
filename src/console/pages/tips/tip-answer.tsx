import { ticketForms } from '../../../text/console-ticket.ts';
import { tipForms, tipText } from '../../../text/console-tips.ts';
import { answerLimit } from '../../../tickets/reply-to-reporter.ts';
import { uploadLimits } from '../../tips/upload.ts';
import { AnswerTemplates } from '../answer-templates.tsx';
import { freshId } from '../talk.tsx';
import { describedBy, TipForm } from './tip-form.tsx';
import type { TipPageProps } from './tip-page-props.ts';
import { talkLength } from './tip-talk.tsx';

/** The answer to the reporter, with files, and asking back in one go. */
export function TipAnswer(props: TipPageProps) {
  const { tip, state, office } = props;
  const canPush = tip.reporter.how !== 'anonymous' && tip.reporter.canPush;
  const isFresh = state.seen !== undefined && talkLength(tip) > state.seen;
  return (
    <TipForm page={props} field="reply" class="card answer" title={ticketForms.replyTitle} withFiles>
      {isFresh ? (
        <p class="notice" role="status">
          {ticketForms.fresh} <a href={`#${freshId}`}>{ticketForms.seeFresh}</a>
        </p>
      ) : null}
      <label for="reply-text">{ticketForms.reply}</label>
      <textarea
        id="reply-text"
        name="text"
        rows={5}
        aria-describedby={describedBy(props, 'reply', 'reply-hint')}
        aria-invalid={state.problem?.field === 'reply' ? 'true' : undefined}
      >
        {state.typed.reply ?? ''}
      </textarea>
      <p class="hint" id="reply-hint">
        {`${canPush ? tipText.canPush : tipText.byCode} ${tipForms.replyHint} ${ticketForms.limit(answerLimit)}`}
      </p>
      <label for="reply-files">{tipForms.files}</label>
      <input id="reply-files" name="files" type="file" multiple aria-describedby="reply-files-hint" />
      <p class="hint" id="reply-files-hint">
        {tipForms.filesHint(uploadLimits.files, uploadLimits.megabytes)}{' '}
        {state.problem?.field === 'reply' ? tipForms.filesAgain : null}
      </p>
      <label class="tick">
        <input
          type="checkbox"
          name="askBack"
          value="yes"
          checked={state.typed.askBack === 'yes'}
          aria-describedby="ask-back-hint"
        />
        {tipForms.askBack}
      </label>
      <p class="hint" id="ask-back-hint">
        {tipForms.askBackHint}
      </p>
      <button type="submit">{ticketForms.replySubmit}</button>
      <AnswerTemplates office={office} />
    </TipForm>
  );
}

/** A note for the other tip officers; set apart from the answer, so that nobody sends one for the other. */
export function TipNote(props: TipPageProps) {
  return (
    <TipForm page={props} field="note" class="card noting" title={ticketForms.noteTitle}>
      <label for="note-text">{ticketForms.note}</label>
      <textarea
        id="note-text"
        name="text"
        rows={3}
        aria-describedby={describedBy(props, 'note', 'note-hint')}
        aria-invalid={props.state.problem?.field === 'note' ? 'true' : undefined}
      >
        {props.state.typed.note ?? ''}
      </textarea>
      <p class="hint" id="note-hint">
        {`${tipForms.noteHint} ${ticketForms.limit(answerLimit)}`}
      </p>
      <button type="submit" class="second">
        {ticketForms.noteSubmit}
      </button>
    </TipForm>
  );
}
