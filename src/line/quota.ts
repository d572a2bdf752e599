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
  /**
   * Asked when LINE refused a push with 429, which it says of a spent month and of too many calls alike. Asks LINE
   * anew; true when one more push would not keep the reserve.
   */
  isSpent(): Promise<boolean>;
  state(): Promise<QuotaState>;
}

const freshMs = 60_000;

/** Knows the month's quota and use: asks LINE once a minute at most and counts its own pushes in between. */
export function quotaKeeper(client: Pick<LineClient, 'quota'>, clock: Clock, reserve: number): Quota {
  let known: QuotaState = { limit: null, used: 0 };
  let askedAt = Number.NEGATIVE_INFINITY;
  let asking: Promise<void> | undefined;

  const ask = async () => {
    const answer = await client.quota();
    askedAt = clock().getTime();
    if (answer) known = answer;
  };
  const refresh = () => {
    asking ??= ask().finally(() => {
      asking = undefined;
    });
    return asking;
  };
  const state = async () => {
    if (clock().getTime() - askedAt >= freshMs) await refresh();
    return known;
  };
  const keepsReserve = ({ limit, used }: QuotaState) =>
    limit === null || used < limit - Math.min(reserve, Math.floor(limit / 2));
  return {
    state,
    mayPush: async () => keepsReserve(await state()),
    pushed() {
      known = { ...known, used: known.used + 1 };
    },
    async isSpent() {
      await refresh();
      return !keepsReserve(known);
    },
  };
}
