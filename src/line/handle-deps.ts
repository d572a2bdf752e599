import type { TurnDeps } from '../bot/turn-deps.ts';
import type { DownloadStore } from '../post/downloads.ts';
import type { InboxStore, PendingEvent } from '../post/inbox.ts';
import type { OutboxStore, Outgoing } from '../post/outbox.ts';
import type { LiveToken, TalkStore } from '../post/talks.ts';
import type { SealedFiles } from '../tips/ports.ts';
import type { LineClient } from './client.ts';
import type { Pause } from './reach.ts';

export interface HandleDeps {
  readonly bot: TurnDeps;
  readonly talks: TalkStore;
  readonly inbox: Pick<InboxStore, 'eraseSetAside'>;
  readonly outbox: OutboxStore;
  readonly downloads: DownloadStore;
  readonly files: Pick<SealedFiles, 'delete'>;
  readonly client: LineClient;
  /** Keyed digest of a LINE message id. */
  readonly digest: (messageId: string) => string;
  /** An id that is the same for the same text, in the form of a UUID. */
  readonly uuidOf: (text: string) => string;
  /** Marks answers as sent on their tickets. */
  readonly delivered: (items: readonly Outgoing[]) => Promise<void>;
  readonly wakeSender: () => void;
  readonly wakeDownloads: () => void;
  /** Learns the LINE name of who has just opened a ticket, in its own time. */
  readonly learnName: (villager: string, number: string) => void;
  readonly pause: Pause;
}

/** An event with what it takes to answer it. */
export interface Asked {
  readonly event: PendingEvent;
  /** Known by a keyed id: LINE's own tells the millisecond, and would tell who wrote when a tip came in. */
  readonly turnId: string;
  readonly token?: LiveToken;
}
