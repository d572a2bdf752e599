import type { Request } from 'express';
import type { Clock } from '../../clock.ts';
import { counts } from '../../pages/counts.ts';
import type { NewId } from '../../tickets/ports.ts';
import type { LockBox } from '../../vault/lock-box.ts';
import { proofOfWork } from './proof-of-work.ts';
import { waitingTickets } from './waiting-ticket.ts';

interface Limit {
  readonly minutes: number;
  /** So many from one source go through freely; a whole village may share one address. */
  readonly free: number;
  /** So many with a pass; then the source has to wait. */
  readonly most: number;
  /** So many from everybody together go through freely; endless where a form carries no pass, or a few could shut out all. */
  readonly freeInTotal: number;
}

/** What anybody may do, and how often. */
export const floodLimits = {
  /** Going from one form to the next. */
  step: { minutes: 10, free: 60, most: 60, freeInTotal: Number.POSITIVE_INFINITY },
  file: { minutes: 60, free: 5, most: 20, freeInTotal: 40 },
  code: { minutes: 15, free: 10, most: 20, freeInTotal: 100 },
  /** Reading on, writing and opening files once the code was right. */
  talk: { minutes: 10, free: 60, most: 60, freeInTotal: Number.POSITIVE_INFINITY },
  'one-time': { minutes: 10, free: 20, most: 20, freeInTotal: Number.POSITIVE_INFINITY },
} as const satisfies Readonly<Record<string, Limit>>;
/** Bytes of files an hour, so that nobody fills the disk with files of tips that are never sent. */
export const hourlyBytes = { ofSource: 200_000_000, ofAll: 2_000_000_000 } as const;

export type Action = keyof typeof floodLimits;

/** What a form carries so that it goes through when much comes at once. */
export interface Offer {
  readonly ticket: string;
  /** Work for browsers with script, only while much comes. */
  readonly challenge?: string;
}

export interface Pass {
  readonly ticket: string;
  readonly proof: string;
}

export type Verdict = 'go' | 'prove' | { readonly waitMinutes: number };

export interface Gate {
  /** An opaque name of who asks, good for a day at most. The only place that looks at an address. */
  sourceOf(req: Request): string;
  /** Counts it, and says whether it may be done now. */
  ask(req: Request, action: Action, pass?: Pass): Promise<Verdict>;
  offer(req: Request, action: Action): Promise<Offer>;
  /** Counts a file of so many bytes, and says whether it may be kept. */
  takesFile(req: Request, bytes: number): boolean;
}

/** Keeps floods out without keeping addresses: all counts are in memory, under a key that is thrown away daily. */
export function floodGate(deps: { box: LockBox; clock: Clock; newId: NewId }): Gate {
  const counted = counts(deps.clock, deps.newId);
  const work = proofOfWork(deps.clock, deps.newId);
  const tickets = waitingTickets(deps);
  const sourceOf = (req: Request) => counted.sourceOf(req.ip ?? '');
  const own = (req: Request, action: Action) => `${action} ${sourceOf(req)}`;
  return {
    sourceOf,
    async ask(req, action, pass) {
      const { minutes, free, most, freeInTotal } = floodLimits[action];
      const ofSource = counted.add(own(req, action), minutes);
      if (ofSource > most) return { waitMinutes: minutes };
      const ofAll = counted.add(action, minutes);
      if (ofSource <= free && ofAll <= freeInTotal) return 'go';
      if (!pass) return 'prove';
      if (pass.ticket && tickets.accepts(action, pass.ticket)) return 'go';
      return pass.proof && (await work.accepts(action, pass.proof)) ? 'go' : 'prove';
    },
    takesFile(req, bytes) {
      const ofSource = counted.add(`bytes ${sourceOf(req)}`, 60, bytes);
      return ofSource <= hourlyBytes.ofSource && counted.add('bytes', 60, bytes) <= hourlyBytes.ofAll;
    },
    async offer(req, action) {
      const { minutes, free, freeInTotal } = floodLimits[action];
      const isCrowded =
        counted.look(own(req, action), minutes) >= free || counted.look(action, minutes) >= freeInTotal;
      return {
        ticket: tickets.ticketFor(action),
        ...(isCrowded ? { challenge: JSON.stringify(await work.challengeFor(action)) } : {}),
      };
    },
  };
}
