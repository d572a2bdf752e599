import { z } from 'zod';
import type { Clock } from '../../clock.ts';
import type { NewId } from '../../tickets/ports.ts';
import type { LockBox } from '../../vault/lock-box.ts';
import { lockedField } from '../locked-field.ts';
import { spentOnce } from './spent.ts';

const waitMs = 60_000;
const schema = z.object({ id: z.string(), action: z.string(), from: z.number() });

export interface WaitingTickets {
  /** To be shown again a minute later. */
  ticketFor(action: string): string;
  /** Whether a minute has gone by since it was given out: good once. */
  accepts(action: string, ticket: string): boolean;
}

/** For browsers without script: who waited a minute may go on when much comes at once. */
export function waitingTickets(deps: { box: LockBox; clock: Clock; newId: NewId }): WaitingTickets {
  const { clock, newId } = deps;
  const field = lockedField(deps, { purpose: 'waiting ticket', minutes: 120, schema });
  const { spend } = spentOnce(clock);
  return {
    ticketFor: (action) => field.lock({ id: newId(), action, from: clock().getTime() + waitMs }),
    accepts(action, ticket) {
      const opened = field.open(ticket);
      if (!opened) return false;
      const { value, until } = opened;
      return value.action === action && value.from <= clock().getTime() && spend(value.id, until);
    },
  };
}
