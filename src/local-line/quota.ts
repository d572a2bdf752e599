/** Push messages of a month. `month` is the one that `used` counts, as `2026-11` in Bangkok. */
export interface Quota {
  limit: number | null;
  used: number;
  month: string;
}

const BANGKOK_OFFSET = 7 * 60 * 60 * 1000;

function monthOf(now: Date): string {
  return new Date(now.getTime() + BANGKOK_OFFSET).toISOString().slice(0, 7);
}

/** What is used in the month of `now`; begins again at 0 with each month. */
export function usedIn(quota: Quota, now: Date): number {
  const month = monthOf(now);
  if (quota.month !== month) {
    quota.month = month;
    quota.used = 0;
  }
  return quota.used;
}

/** Whether `recipients` more messages would go beyond the month's limit. */
export function exceeds(quota: Quota, recipients: number, now: Date): boolean {
  return quota.limit !== null && usedIn(quota, now) + recipients > quota.limit;
}

/** Counts messages that were delivered: one for each recipient, however many objects a call holds. */
export function spend(quota: Quota, recipients: number, now: Date): void {
  quota.used = usedIn(quota, now) + recipients;
}
