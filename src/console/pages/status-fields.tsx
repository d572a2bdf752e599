import { ticketForms } from '../../text/console-ticket.ts';
import { statusLabels } from '../../text/labels.ts';
import { type Status, statusTable } from '../../tickets/status.ts';

interface StatusFieldsProps {
  readonly from: Status;
  readonly typed: { readonly status?: string; readonly reason?: string };
  readonly reasonHint: string;
  /** Id of what went wrong, if anything did. */
  readonly problem?: string | undefined;
}

/** Where a ticket or a tip may go next, and why. */
export function StatusFields({ from, typed, reasonHint, problem }: StatusFieldsProps) {
  return (
    <>
      <label for="status-to">{ticketForms.status}</label>
      <select id="status-to" name="to" required aria-describedby={problem}>
        <option value="">{ticketForms.choose}</option>
        {statusTable[from].staff.map((status) => (
          <option key={status} value={status} selected={typed.status === status}>
            {statusLabels[status]}
          </option>
        ))}
      </select>
      <label for="status-reason">{ticketForms.reason}</label>
      <input
        id="status-reason"
        name="reason"
        value={typed.reason ?? ''}
        aria-describedby={[problem, 'status-reason-hint'].filter(Boolean).join(' ')}
      />
      <p class="hint" id="status-reason-hint">
        {reasonHint}
      </p>
    </>
  );
}
