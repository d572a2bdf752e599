import type { Office } from '../../office/office.ts';
import { ticketForms } from '../../text/console-ticket.ts';

/** Ready words for an answer. A template's button sends the form too, but only to have its words added. */
export function AnswerTemplates({ office: { answerTemplates } }: { readonly office: Office }) {
  if (answerTemplates.length === 0) return null;
  return (
    <fieldset class="templates" aria-describedby="templates-hint">
      <legend>{ticketForms.templates}</legend>
      <p class="hint" id="templates-hint">
        {ticketForms.templatesHint}
      </p>
      {answerTemplates.map((template) => (
        <button key={template.id} type="submit" class="quiet" name="template" value={template.id}>
          {template.title}
        </button>
      ))}
    </fieldset>
  );
}
