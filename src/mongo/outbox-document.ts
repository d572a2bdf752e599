import type { mongo } from 'mongoose';
import type { Outgoing } from '../post/outbox.ts';
import type { LiveToken } from '../post/talks.ts';
import { readTicketNumber } from '../tickets/number.ts';
import type { FailureReason } from '../tickets/ticket.ts';
import { type Locked, type Locks, lockValue, openValue } from './locks.ts';

export type Outbox = mongo.Collection<OutboxDocument>;

export type State = 'prepared' | 'queued' | 'waiting' | 'riding' | 'failed';

export interface OutboxDocument {
  /** Keyed: the plain id stands beside a name in the ticket that is answered. */
  readonly _id: string;
  /** Keyed. */
  readonly villager: string;
  /** Its id, to whom, what, and about which ticket. */
  readonly said: Locked;
  /** Whether that outlives a restart of the machine. */
  readonly isDurable: boolean;
  readonly createdAt: Date;
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
  readonly token?: { readonly until: Date; readonly said: Locked };
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

const purpose = 'outbox';
const tokenPurpose = 'outbox-token';

type SaidItem = Pick<Outgoing, 'id' | 'villager' | 'number' | 'replies'>;

/**
 * An item with what it says locked. An answer on an ordinary ticket has to arrive even after a power cut; what the bot
 * says, and what is said of a tip, may be gone with the power rather than be read by whoever carries the disk away.
 */
export function lockOutgoing(locks: Locks, { id, villager, number, replies, createdAt }: Outgoing) {
  const isDurable = number !== undefined && readTicketNumber(number)?.kind !== 'tip';
  const _id = outgoingKey(locks, id);
  const said: SaidItem = { id, villager, replies, ...(number ? { number } : {}) };
  return {
    _id,
    villager: outboxKey(locks, villager),
    said: lockValue(isDurable ? locks.durable : locks.fleeting, said, purpose, _id),
    isDurable,
    createdAt,
  };
}

/** Null when it was locked under a key that is gone. */
export function openOutgoing(locks: Locks, document: OutboxDocument): Outgoing | null {
  const { _id, said, isDurable, createdAt } = document;
  const opened = openValue<SaidItem>(isDurable ? locks.durable : locks.fleeting, said, purpose, _id);
  return opened && { ...opened, createdAt };
}

/** Under which an item is found by its id. */
export const outgoingKey = ({ keyed }: Pick<Locks, 'keyed'>, id: string) => keyed(`outgoing\0${id}`);

export const outboxKey = ({ keyed }: Locks, villager: string) => keyed(`outbox\0${villager}`);

/** @param retryKey of the batch whose token it is */
export function lockToken({ fleeting }: Locks, { token, until }: LiveToken, retryKey: string) {
  return { until, said: lockValue(fleeting, { token }, tokenPurpose, retryKey) };
}

export function openBatchToken(
  { fleeting }: Locks,
  { token, retryKey = '' }: OutboxDocument,
): LiveToken | null {
  const opened = openValue<{ token: string }>(fleeting, token?.said, tokenPurpose, retryKey);
  return opened && token ? { token: opened.token, until: token.until } : null;
}
