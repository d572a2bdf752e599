import type { Store } from 'express-session';
import type { AuditStore } from '../audit/ports.ts';
import type { Clock } from '../clock.ts';
import type { ContentKind, EntryOf } from '../knowledge/content.ts';
import type { ContentStore, LinkStore, QuestionStore } from '../knowledge/ports.ts';
import type { Knowledge } from '../knowledge/understanding.ts';
import type { Logger } from '../logger.ts';
import type { Office } from '../office/office.ts';
import type { Counts } from '../pages/counts.ts';
import type { PasswordKeeper } from '../staff/password.ts';
import type { AttemptStore, StaffStore } from '../staff/ports.ts';
import type { AnswerPost, NewId, TicketStore } from '../tickets/ports.ts';
import type { OfficerDesk, RecoveryDesk } from '../tips/desks.ts';
import type { SealedFiles } from '../tips/ports.ts';
import type { PasswordKeys } from '../vault/password-key.ts';
import type { AssetUrls } from './assets.ts';

/** The month's LINE push messages: `limit` null when the plan has none, and how many answers wait. */
export interface QuotaState {
  readonly limit: number | null;
  readonly used: number;
  readonly waiting: number;
}

/** The kinds of entry that villagers see as a card. */
export const cardKinds = ['procedure', 'disclosure', 'answer', 'contact'] as const satisfies ContentKind[];
export type CardKind = (typeof cardKinds)[number];

/** The LINE messages with which an entry is shown to a villager, as it would be once it is saved. */
export type CardPreview = <K extends CardKind>(kind: K, entry: EntryOf<K>) => readonly object[];

/** What the console needs of the rest of the product. */
export interface ConsoleDeps {
  readonly tickets: TicketStore;
  readonly tips: OfficerDesk;
  /** Keys from passwords, one pool for the whole process. */
  readonly keys: PasswordKeys;
  readonly audit: AuditStore;
  readonly recovery: RecoveryDesk;
  readonly post: AnswerPost;
  readonly files: SealedFiles;
  readonly staff: StaffStore;
  readonly attempts: AttemptStore;
  readonly office: Office;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly logger: Logger;
  readonly sessionStore: Store;
  /** Signs the session cookie. */
  readonly sessionSecret: string;
  /** Where people find the product; https makes the cookie secure. */
  readonly publicUrl: string;
  readonly quota: { state(): Promise<QuotaState> };
  readonly content: ContentStore;
  readonly questions: QuestionStore;
  readonly links: LinkStore;
  /** What can be found at this moment. */
  readonly knowledge: () => Knowledge;
  /** Makes what was just saved findable in this process; waited for after each change. */
  readonly contentChanged: () => Promise<void>;
  /** Whether the last checks of a link found it dead. */
  readonly isDead: (url: string) => boolean;
  readonly preview: CardPreview;
}

/** What every page's handler gets. */
export interface ConsoleContext extends ConsoleDeps {
  readonly passwords: PasswordKeeper;
  /** Failed passwords by where they came from. */
  readonly sources: AttemptStore;
  readonly counts: Counts;
  readonly assets: AssetUrls;
}
