/** One webhook event, kept from before LINE is told 200 until it has been dealt with. */
export interface JournaledEvent {
  /** LINE's `webhookEventId`, or a digest of an event without: the same event is kept once, however often it comes. */
  readonly id: string;
  /** Whose events are taken in order: a villager's user id, or a group's. */
  readonly talker: string;
  /** LINE's `timestamp`, in milliseconds: the time of the event, not of its delivery. */
  readonly at: number;
  /** Place in its webhook: orders events of the same millisecond. */
  readonly place: number;
  /** The event as LINE sent it. */
  readonly body: string;
  readonly receivedAt: Date;
}

export interface PendingEvent extends JournaledEvent {
  readonly attempts: number;
}

export interface InboxStore {
  /** Keeps the events; resolves once they survive a crash. Known ones are dropped. */
  journal(events: readonly JournaledEvent[]): Promise<void>;
  /** A talker's events still to be dealt with, oldest first. */
  pendingOf(talker: string, limit: number): Promise<PendingEvent[]>;
  /** Talkers with events received before that time and still to be dealt with. */
  waitingTalkers(before: Date, limit: number): Promise<string[]>;
  /** Erases the payload and whose it was; the id stays for as long as LINE may repeat it. */
  done(ids: readonly string[]): void;
  /** Resolves when everything reported done is written. */
  flush(): Promise<void>;
  /** Counts a failed try; an event set aside keeps its payload for the operator, with the reason. */
  failed(id: string, fault: string, isSetAside: boolean): Promise<void>;
  /** Erases the payloads a talker's set-aside events still have: one of them may hold an unsent message. */
  eraseSetAside(talker: string): Promise<void>;
}

/** How often an event is tried before it is set aside. */
export const eventTries = 3;
