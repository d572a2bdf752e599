import {
  mayMove,
  needsReason,
  openStatuses,
  type Status,
  statuses,
  statusTable,
} from '../../src/tickets/status.ts';

const arrows = (mover: 'staff' | 'reporter') =>
  statuses.flatMap((from) => statuses.filter((to) => mayMove(from, to, mover)).map((to) => `${from} ${to}`));

test('staff may take exactly these arrows', () => {
  expect(arrows('staff')).toEqual([
    'new open',
    'new pending',
    'new resolved',
    'new rejected',
    'open pending',
    'open resolved',
    'open rejected',
    'pending open',
    'pending resolved',
    'pending rejected',
    'resolved open',
    'resolved closed',
    'closed open',
    'rejected open',
  ]);
});

test('a reporter wakes a pending ticket and reopens a resolved one, and nothing else', () => {
  expect(arrows('reporter')).toEqual(['pending open', 'resolved open']);
});

test('no status leads to itself', () => {
  for (const mover of ['staff', 'reporter'] as const) {
    expect(statuses.filter((status) => mayMove(status, status, mover))).toEqual([]);
  }
});

test('every status can be reached from a new ticket, and none is a dead end for staff', () => {
  const reached = new Set<Status>(['new']);
  for (const status of reached) for (const to of statusTable[status].staff) reached.add(to);
  expect([...reached].sort()).toEqual([...statuses].sort());
  for (const status of statuses) expect(statusTable[status].staff.length).toBeGreaterThan(0);
});

test('every ticket can be ended from wherever it stands', () => {
  const ends = (status: Status, steps: number): boolean =>
    status === 'closed' || (steps > 0 && statusTable[status].staff.some((to) => ends(to, steps - 1)));
  for (const status of statuses) expect(ends(status, 4)).toBe(true);
});

test('the office owes something while a reporter may add', () => {
  expect(openStatuses).toEqual(['new', 'open', 'pending']);
  for (const status of statuses) {
    expect(statusTable[status].takesMore).toBe(statusTable[status].counts);
  }
});

test('only a rejection must give its reason', () => {
  expect(needsReason).toEqual(['rejected']);
});
