import type { Status } from './status.ts';

export const ticketKinds = ['complaint', 'request', 'tip'] as const;
export type TicketKind = (typeof ticketKinds)[number];

export const priorities = ['low', 'normal', 'high', 'urgent'] as const;
export type Priority = (typeof priorities)[number];

/** Who sent an ordinary ticket in. Who wants to stay unknown files a tip, which is none. */
export interface Reporter {
  readonly how: 'named';
  readonly userId: string;
  readonly displayName?: string;
  /** A name or phone number the reporter chose to give. */
  readonly contact?: string;
  /** Keyed digest of the LINE message the contact came in, so that an unsend finds it. */
  readonly contactSource?: string;
}

/** Who did something in the console. */
export interface StaffRef {
  readonly username: string;
  readonly name: string;
}

/** A file, sealed under its own key; `state` follows its download from LINE. */
export interface Attachment {
  readonly id: string;
  /** 32 bytes in base64url: opens the stored file. */
  readonly key?: string;
  readonly kind: 'image' | 'video' | 'audio' | 'file';
  readonly state: 'fetching' | 'ready' | 'gone' | 'refused';
  /** The sniffed type, once ready. */
  readonly mime?: string;
  readonly bytes?: number;
  readonly fileName?: string;
  /** Keyed digest of the LINE message it came in, so that an unsend finds it. */
  readonly source?: string;
}

/** Where it happened: a LINE location, a village of the office's list, or words. */
export interface Place {
  readonly words?: string;
  readonly village?: string;
  readonly latitude?: number;
  readonly longitude?: number;
  readonly source?: string;
}

/** `waiting`: the push quota is spent, the answer rides free on the villager's next message. */
export type DeliveryState = 'queued' | 'waiting' | 'sent' | 'failed';
export const failureReasons = ['blocked', 'refused', 'unreachable', 'unknown-recipient'] as const;
export type FailureReason = (typeof failureReasons)[number];

export interface Delivery {
  readonly state: DeliveryState;
  readonly reason?: FailureReason;
  readonly at: Date;
}

export interface Message {
  readonly id: string;
  readonly direction: 'inbound' | 'outbound';
  readonly at: Date;
  readonly text: string;
  readonly attachments: readonly Attachment[];
  /** Who answered; only on outbound messages. */
  readonly by?: StaffRef;
  /** Keyed digest of the LINE message it came in, so that an unsend finds it. */
  readonly source?: string;
  readonly unsentAt?: Date;
  readonly delivery?: Delivery;
}

/** Seen by staff only. */
export interface InternalNote {
  readonly id: string;
  readonly at: Date;
  readonly by: StaffRef;
  readonly text: string;
}

export const activityKinds = [
  'opened',
  'added',
  'reopened',
  'replied',
  'noted',
  'status',
  'assignee',
  'priority',
  'unsent',
  'blocked',
  'redelivery',
] as const;
export type ActivityKind = (typeof activityKinds)[number];

/** One change of a ticket: who, when, what, from and to. */
export interface Activity {
  readonly at: Date;
  readonly by: StaffRef | 'reporter' | 'system';
  readonly what: ActivityKind;
  readonly from?: string;
  readonly to?: string;
  readonly reason?: string;
}

/** What a finished flow asked, under the step's own name: shown as facts beside the talk. */
export interface Fact {
  readonly step: string;
  readonly text: string;
  readonly source?: string;
}

export interface Ticket {
  readonly number: string;
  readonly kind: TicketKind;
  readonly fiscalYear: number;
  /** Id of the office's category; absent on requests and tips. */
  readonly category?: string;
  /** The first line of what happened, for lists. */
  readonly title: string;
  readonly reporter: Reporter;
  readonly place?: Place;
  readonly facts: readonly Fact[];
  readonly status: Status;
  readonly priority: Priority;
  readonly assignee?: StaffRef;
  readonly openedAt: Date;
  readonly updatedAt: Date;
  readonly dueAt: Date;
  readonly firstReplyAt?: Date;
  readonly resolvedAt?: Date;
  /** Grows by one with every change: a form that saw an older one is refused, not obeyed. */
  readonly revision: number;
  /** Set while the reporter has blocked the account. */
  readonly isBlocked?: boolean;
  readonly messages: readonly Message[];
  readonly notes: readonly InternalNote[];
  readonly activity: readonly Activity[];
}

/** What a list shows of a ticket. */
export type TicketRow = Pick<
  Ticket,
  | 'number'
  | 'kind'
  | 'category'
  | 'title'
  | 'status'
  | 'priority'
  | 'assignee'
  | 'openedAt'
  | 'updatedAt'
  | 'dueAt'
> & { readonly reporterName?: string; readonly hasNews: boolean };

interface Said {
  readonly text: string;
  readonly at: Date;
}

/** Why a ticket that stands rejected was, and when. */
export function rejectionOf(ticket: Ticket): Said | undefined {
  const move = ticket.activity.findLast((one) => one.what === 'status');
  return move?.to === 'rejected' && move.reason ? { text: move.reason, at: move.at } : undefined;
}

/** The last words of the office to its reporter, if any: an answer, or why the ticket was rejected. */
export function lastWord(ticket: Ticket): Said | undefined {
  const answer = ticket.messages.findLast((message) => message.direction === 'outbound');
  const rejection = rejectionOf(ticket);
  if (rejection && (!answer || answer.at < rejection.at)) return rejection;
  return answer ? { text: answer.text, at: answer.at } : undefined;
}
