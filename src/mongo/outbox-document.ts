import type { mongo } from 'mongoose';
import type { Outgoing } from '../post/outbox.ts';
import type { LiveToken } from '../post/talks.ts';
import type { FailureReason } from '../tickets/ticket.ts';

export type Outbox = mongo.Collection<OutboxDocument>;

export type State = 'prepared' | 'queued' | 'waiting' | 'riding' | 'failed';

export interface OutboxDocument extends Omit<Outgoing, 'id'> {
  readonly _id: string;
  readonly state: State;
  /** How many LINE messages it makes. */
  readonly size: number;
  readonly nextAt: Date;
  readonly leaseUntil: Date;
  readonly attempts: number;
  /** Those of one batch share it. An item without may ride, or join a batch. */
  readonly retryKey?: string;
  readonly firstTriedAt?: Date;
  /** Set from the claim to the outcome of a try: still set at the next claim, its process died in between. */
  readonly isTrying?: boolean;
  readonly isUnsure?: boolean;
  readonly token?: LiveToken;
  readonly rideTurn?: string;
  readonly rideAt?: Date;
  readonly reason?: FailureReason;
  readonly expireAt?: Date;
}

export const never = new Date(0);
export const oldestFirst = { createdAt: 1, _id: 1 } as const;
/** Of no batch yet. */
export const unbound = { state: 'queued', retryKey: { $exists: false } } as const;
/** What a batch leaves on its items, to be taken off when they are no batch any more. */
export const untried = { retryKey: '', isTrying: '', isUnsure: '', token: '' } as const;

export function readOutgoing({ _id, villager, number, replies, createdAt }: OutboxDocument): Outgoing {
  return { id: _id, villager, replies, createdAt, ...(number ? { number } : {}) };
}
