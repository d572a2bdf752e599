import type { Clock } from '../clock.ts';
import type { LineClient } from './client.ts';

/** What the month's push messages come to. `limit` null: without one. */
export interface QuotaState {
  readonly limit: number | null;
  readonly used: number;
}

export interface Quota {
  /** Whether one more push keeps the reserve. Unknown counts as yes: LINE itself refuses what is too much. */
  mayPush(): Promise<boolean>;
  pushed(): void;
  /** LINE refused for the month. */
  spent(): void;
  state(): Promise<QuotaState>;
}

const freshMs = 60_000;

/** Knows the month's quota and use: asks LINE once a minute at most and counts its own pushes in between. */
export function quotaKeeper(client: LineClient, clock: Clock, reserve: number): Quota {
  let known: QuotaState | undefined;
  let askedAt = Number.NEGATIVE_INFINITY;
  let asking: Promise<void> | undefined;

  const refresh = async () => {
    const answer = await client.quota();
    askedAt = clock().getTime();
    if (answer) known = answer;
  };
  const current = async (): Promise<QuotaState> => {
    if (clock().getTime() - askedAt >= freshMs) {
      asking ??= refresh().finally(() => {
        asking = undefined;
      });
      await asking;
    }
    return known ?? { limit: null, used: 0 };
  };
  return {
    state: current,
    async mayPush() {
      const { limit, used } = await current();
      return limit === null || used < limit - Math.min(reserve, Math.floor(limit / 2));
    },
    pushed() {
      if (known) known = { ...known, used: known.used + 1 };
    },
    spent() {
      if (known?.limit) known = { limit: known.limit, used: Math.max(known.used, known.limit) };
    },
  };
}
