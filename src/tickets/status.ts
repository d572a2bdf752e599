export const statuses = ['new', 'open', 'pending', 'resolved', 'closed', 'rejected'] as const;
export type Status = (typeof statuses)[number];

/** Who may move a ticket along an arrow of the table. */
export type Mover = 'staff' | 'reporter';

interface Rule {
  /** The statuses staff may choose next. */
  readonly staff: readonly Status[];
  /** The statuses the reporter's own action leads to. */
  readonly reporter: readonly Status[];
  /** Whether the ticket still waits for the office, so that its due date counts. */
  readonly counts: boolean;
  /** Whether the reporter may add words and photos. */
  readonly takesMore: boolean;
}

/**
 * The one table of ticket statuses: read by the code, the tests and the console's buttons alike.
 * A resolved ticket goes back to `open` when its reporter reopens it in time (see `mayReopen`);
 * `closed` and `rejected` end it, and only staff bring it back.
 */
export const statusTable: Readonly<Record<Status, Rule>> = {
  new: { staff: ['open', 'pending', 'resolved', 'rejected'], reporter: [], counts: true, takesMore: true },
  open: { staff: ['pending', 'resolved', 'rejected'], reporter: [], counts: true, takesMore: true },
  pending: { staff: ['open', 'resolved', 'rejected'], reporter: ['open'], counts: true, takesMore: true },
  resolved: { staff: ['open', 'closed'], reporter: ['open'], counts: false, takesMore: false },
  closed: { staff: ['open'], reporter: [], counts: false, takesMore: false },
  rejected: { staff: ['open'], reporter: [], counts: false, takesMore: false },
};

/** The statuses in which the office still owes something. */
export const openStatuses: readonly Status[] = statuses.filter((status) => statusTable[status].counts);

/** Whether `mover` may take a ticket from one status to another. */
export function mayMove(from: Status, to: Status, mover: Mover): boolean {
  return statusTable[from][mover].includes(to);
}

/** Statuses that must come with a reason told to the reporter. */
export const needsReason: readonly Status[] = ['rejected'];
