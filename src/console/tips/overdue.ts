import { dayFormat, inBangkok } from '../../tickets/bangkok.ts';
import { type Status, statusTable } from '../../tickets/status.ts';

interface Clocked {
  readonly status: Status;
  readonly dueDay: string;
  readonly answeredDay?: string;
}

const nearDays = 3;

/** Whether the first answer to a tip is late, or due within the next three days. */
export function dueState({ status, dueDay, answeredDay }: Clocked, now: Date): 'late' | 'soon' | 'fine' {
  if (answeredDay || !statusTable[status].counts) return 'fine';
  const today = inBangkok(now);
  if (dueDay < today.format(dayFormat)) return 'late';
  return dueDay <= today.add(nearDays, 'day').format(dayFormat) ? 'soon' : 'fine';
}
