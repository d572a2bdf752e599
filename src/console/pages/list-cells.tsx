import { listText } from '../../text/console.ts';
import type { StaffRef } from '../../tickets/ticket.ts';

/** The head of a list of tickets or tips. */
export function ListHead() {
  return (
    <thead>
      <tr>
        <th scope="col">{listText.number}</th>
        <th scope="col">{listText.title}</th>
        <th scope="col">{listText.status}</th>
        <th scope="col">{listText.due}</th>
        <th scope="col">{listText.assignee}</th>
      </tr>
    </thead>
  );
}

export function AssigneeCell({ assignee }: { readonly assignee: StaffRef | null | undefined }) {
  return (
    <td class="cell-assignee">
      {assignee ? (
        <>
          <span class="cell-label">{listText.assignee} </span>
          {assignee.name}
        </>
      ) : (
        <span class="faint">{listText.nobody}</span>
      )}
    </td>
  );
}
