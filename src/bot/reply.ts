import type { ProcedureView } from '../office/procedure-view.ts';
import type { Status } from '../tickets/status.ts';
import type { TicketKind } from '../tickets/ticket.ts';
import type { Command } from './input.ts';

/** What a tap does, free of LINE. */
export type Action =
  | { readonly type: 'answer'; readonly session: string; readonly step: string; readonly value: string }
  | { readonly type: 'command'; readonly command: Command; readonly argument?: string }
  | { readonly type: 'call'; readonly phone: string }
  /** `isOutside`: in the phone's own browser, not in one that belongs to the chat. */
  | { readonly type: 'open'; readonly url: string; readonly isOutside?: true }
  | { readonly type: 'location' }
  | { readonly type: 'camera' }
  | { readonly type: 'camera-roll' };

/** Something to tap; the label has at most 20 graphemes, LINE's limit for quick replies. */
export interface Option {
  readonly label: string;
  readonly action: Action;
}

export interface TicketCard {
  readonly number: string;
  readonly kind: TicketKind;
  readonly title: string;
  readonly status: Status;
  readonly openedAt: Date;
  readonly answer?: { readonly text: string; readonly at: Date };
  readonly options: readonly Option[];
}

export interface TalkLine {
  readonly isOffice: boolean;
  readonly text: string;
  readonly at: Date;
}

/** What a tip's receipt says besides. */
export interface TipReceipt {
  /** Twenty digits, or the page that shows them once. */
  readonly code: { readonly digits: string } | { readonly page: string };
  readonly proof: string;
  /** How many of the staff can open it. */
  readonly readers: number;
  /** Whether answers come into this chat as well. */
  readonly isAnsweredHere: boolean;
}

/** What the bot says back. A door makes it into messages of its own world. */
export type Reply = (
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'menu'; readonly items: readonly (Option & { readonly about: string })[] }
  | {
      readonly type: 'question';
      readonly title: string;
      readonly at: number;
      readonly of: number;
      readonly text: string;
      readonly hint?: string;
      /** Said above the question: an explanation that must be read before the first answer. */
      readonly notice?: readonly string[];
      /** Answers, and what else may be tapped in the bubble. */
      readonly choices: readonly Option[];
    }
  | {
      readonly type: 'summary';
      readonly title: string;
      /** To be read before it is sent. */
      readonly notice?: readonly string[];
      readonly rows: readonly { readonly label: string; readonly value: string }[];
      readonly buttons: readonly Option[];
    }
  | {
      readonly type: 'receipt';
      readonly kind: TicketKind;
      readonly number: string;
      readonly dueAt: Date;
      readonly tip?: TipReceipt;
    }
  | { readonly type: 'tickets'; readonly cards: readonly TicketCard[] }
  | {
      readonly type: 'talk';
      readonly card: TicketCard;
      readonly lines: readonly TalkLine[];
      /** What the receipt of a tip said: the same as long as the office holds to it. */
      readonly proof?: string;
      /** Of a tip: who can open it. */
      readonly readers?: readonly string[];
    }
  | {
      readonly type: 'answer';
      readonly number: string;
      readonly text: string;
      readonly status: Status;
      readonly at: Date;
    }
  | { readonly type: 'emergency' }
  | { readonly type: 'procedure'; readonly view: ProcedureView; readonly buttons: readonly Option[] }
  /** A few ways on, each a large button. */
  | {
      readonly type: 'choose';
      /** Nothing of it may stand in a notification. */
      readonly isPrivate?: true;
      readonly title: string;
      readonly text: string;
      readonly buttons: readonly Option[];
    }
  | {
      readonly type: 'list';
      readonly title: string;
      readonly items: readonly {
        readonly title: string;
        readonly lines: readonly { readonly label: string; readonly value: string }[];
        readonly options: readonly Option[];
      }[];
    }
) & {
  /** Shown as quick replies while this is the last message. */
  readonly options?: readonly Option[];
};
