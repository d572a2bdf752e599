import { ticketForms, ticketText } from '../../../text/console-ticket.ts';
import { exportBodyLabels, exportText } from '../../../text/console-tip-files.ts';
import { leaveText, tipForms } from '../../../text/console-tips.ts';
import { exportBodies } from '../../../tips/tip.ts';
import { otherOfficersOf, readersOf } from '../../tips/readers.ts';
import { Problem } from '../notices.tsx';
import { StatusFields } from '../status-fields.tsx';
import { describedBy, TipForm } from './tip-form.tsx';
import { type TipPageProps, tipPath } from './tip-page-props.ts';

/** Status and assignee. */
export function TipManagement(props: TipPageProps) {
  const { tip, staff, state } = props;
  const chosen = state.typed.assignee ?? tip.assignee?.username ?? '';
  return (
    <section class="card manage" id="manage">
      <h2>{ticketText.manage}</h2>
      <TipForm page={props} field="status">
        <StatusFields
          from={tip.status}
          typed={state.typed}
          reasonHint={tipForms.reasonHint}
          problem={describedBy(props, 'status')}
        />
        <button type="submit" class="second">
          {ticketForms.statusSubmit}
        </button>
      </TipForm>
      <TipForm page={props} field="assignee">
        <label for="assignee-to">{ticketForms.assignee}</label>
        <select id="assignee-to" name="to" aria-describedby={describedBy(props, 'assignee')}>
          <option value="">{ticketText.nobody}</option>
          {readersOf(tip, staff).map((one) => (
            <option key={one.username} value={one.username} selected={chosen === one.username}>
              {one.name}
            </option>
          ))}
        </select>
        <button type="submit" class="second">
          {ticketForms.assigneeSubmit}
        </button>
      </TipForm>
    </section>
  );
}

/** Lets another tip officer read it. */
export function GiveAccess(props: TipPageProps) {
  const others = otherOfficersOf(props.tip, props.staff, props.office);
  if (others.length === 0) {
    return (
      <section class="card no-print" id="give">
        <h2>{tipForms.giveTitle}</h2>
        {props.state.problem?.field === 'give' ? (
          <Problem id="give-problem" words={props.state.problem.words} />
        ) : null}
        <p>{tipForms.giveNobody}</p>
      </section>
    );
  }
  return (
    <TipForm page={props} field="give" class="card no-print" title={tipForms.giveTitle}>
      <label for="give-to">{tipForms.give}</label>
      <select id="give-to" name="to" required aria-describedby={describedBy(props, 'give')}>
        <option value="">{ticketForms.choose}</option>
        {others.map((one) => (
          <option key={one.username} value={one.username}>
            {one.name}
          </option>
        ))}
      </select>
      <button type="submit" class="second">
        {tipForms.giveSubmit}
      </button>
    </TipForm>
  );
}

/** Compares what stands on a reporter's receipt with what the office has. */
export function ProofCheck(props: TipPageProps) {
  const { tip, state } = props;
  return (
    <TipForm page={props} field="proof" class="card no-print" title={tipForms.proofTitle}>
      <p>
        {tipForms.proofOf} <span class="proof">{tip.proof}</span>
      </p>
      {state.proof ? (
        <p class={state.proof === 'fits' ? 'notice' : 'problem'} role="status">
          {tipForms[state.proof]}
        </p>
      ) : null}
      <label for="proof-text">{tipForms.proof}</label>
      <input
        id="proof-text"
        name="text"
        value={state.typed.proof ?? ''}
        autocomplete="off"
        autocapitalize="characters"
        spellcheck={false}
        aria-describedby="proof-hint"
      />
      <p class="hint" id="proof-hint">
        {tipForms.proofHint}
      </p>
      <button type="submit" class="second">
        {tipForms.proofSubmit}
      </button>
    </TipForm>
  );
}

/** Hands the tip to an outside body, or leaves it because one is concerned. */
export function HandOn({ tip }: TipPageProps) {
  return (
    <>
      <form class="card no-print" method="post" action={`${tipPath(tip.number)}/export`}>
        <h2>{tipForms.packageTitle}</h2>
        <p>{tipForms.packageLead}</p>
        <label for="export-to">{exportText.to}</label>
        <select id="export-to" name="to" required>
          <option value="">{ticketForms.choose}</option>
          {exportBodies.map((body) => (
            <option key={body} value={body}>
              {exportBodyLabels[body]}
            </option>
          ))}
        </select>
        <button type="submit" class="second">
          {tipForms.packageOpen}
        </button>
      </form>
      <section class="card no-print">
        <h2>{leaveText.title}</h2>
        <p>{leaveText.lead}</p>
        <a class="action" href={`${tipPath(tip.number)}/leave`}>
          {leaveText.submit}
        </a>
      </section>
    </>
  );
}
