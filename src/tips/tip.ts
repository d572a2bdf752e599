import type { FileRefusal } from '../evidence/formats.ts';
import type { Status } from '../tickets/status.ts';
import type { StaffRef } from '../tickets/ticket.ts';
import type { StaffName } from './desks.ts';

/** How a reporter of a tip wants to be known. A named and a confidential one can be answered in LINE. */
export type Identity = 'named' | 'confidential' | 'anonymous';

/**
 * A file that lies apart, sealed under a key of its own; whoever has this reference can open it. The id is the keyed
 * digest of the LINE message it came in, or random: an unsend deletes the file by it and leaves the reference.
 */
export type FileRef = {
  readonly id: string;
  /** 32 bytes in base64url. */
  readonly key: string;
  readonly kind: 'image' | 'video' | 'audio' | 'file';
  /** As the sender's device named it. */
  readonly name?: string;
  /** Digest of what is in it, keyed with `key`, where it was known in time: the receipt's proof covers it. */
  readonly digest?: string;
};

/** Words of a reporter. What came in a LINE message lies apart as a file of text, so that an unsend takes it away. */
export type Said = { readonly text: string } | { readonly part: FileRef };

/** Whom a tip is about: ids of divisions, usernames of staff, and what else was said of them. */
export type About = {
  readonly divisions: readonly string[];
  readonly staff: readonly string[];
  readonly said: readonly Said[];
  /** Usernames of those who shall not read it, and are accused of nothing. */
  readonly leftOut?: readonly string[];
  /**
   * Usernames of all whom the naming rule left out on the day it was filed. Words may be unsent later and people may
   * move: it stays kept from them.
   */
  readonly keptFrom?: readonly string[];
};

export type TipPlace = { readonly latitude?: number; readonly longitude?: number; readonly village?: string };

/** Who reports, as far as they want it known. An anonymous reporter has no address in the type. */
export type TipReporter =
  | { readonly how: 'anonymous' }
  | {
      readonly how: 'named' | 'confidential';
      /** LINE user id; absent for a report from the web. */
      readonly userId?: string;
      readonly displayName?: string;
      readonly contact?: Said;
    };

/** What the reporter filed, the first entry of every tip. Times are ISO 8601 to the second. */
export type FiledEntry = {
  readonly what: 'filed';
  readonly at: string;
  readonly via: 'line' | 'web';
  readonly reporter: TipReporter;
  readonly about: About;
  readonly happened: readonly Said[];
  readonly when: readonly Said[];
  readonly where: readonly Said[];
  readonly place?: TipPlace;
  readonly evidence: readonly Said[];
  readonly files: readonly FileRef[];
};

/** Everything that happens to a tip, in order. Each is sealed; `id` makes doing it twice count once. */
export type TipEntry =
  | FiledEntry
  | {
      readonly what: 'added';
      readonly id: string;
      readonly at: string;
      readonly said: readonly Said[];
      readonly files: readonly FileRef[];
      /** As in `About`, on the day it was added. */
      readonly keptFrom?: readonly string[];
    }
  | {
      readonly what: 'answered';
      readonly id: string;
      readonly at: string;
      readonly by: StaffRef;
      readonly text: string;
      readonly files: readonly FileRef[];
    }
  | {
      readonly what: 'noted';
      readonly id: string;
      readonly at: string;
      readonly by: StaffRef;
      readonly text: string;
    }
  | {
      readonly what: 'status';
      readonly at: string;
      readonly by: StaffRef | 'reporter';
      readonly from: Status;
      readonly to: Status;
      readonly reason?: string;
    }
  | {
      /** Of the reporter: who shall read it no more, whether accused or not. */
      readonly what: 'left-out';
      readonly at: string;
      readonly whom: readonly StaffRef[];
    }
  | { readonly what: 'assigned'; readonly at: string; readonly by: StaffRef; readonly to: StaffRef | null }
  | { readonly what: 'given'; readonly at: string; readonly by: StaffRef; readonly to: StaffRef }
  | { readonly what: 'removed'; readonly at: string; readonly by: StaffRef; readonly whom: StaffRef }
  | { readonly what: 'exported'; readonly at: string; readonly by: StaffRef; readonly to: ExportBody };

export const exportBodies = ['nacc', 'pacc', 'other-body'] as const;
export type ExportBody = (typeof exportBodies)[number];

/** Words as they are read: null once their LINE message was unsent, or while they cannot be had. */
export type ReadWords = { readonly text: string | null };

export interface TipMessage {
  readonly id: string;
  readonly direction: 'inbound' | 'outbound';
  readonly at: Date;
  readonly said: readonly ReadWords[];
  readonly files: readonly FileRef[];
  readonly by?: StaffRef;
}

/** A tip opened, as its officers see it. */
export interface OpenTip {
  /** Opaque and random; what the audit calls it. */
  readonly id: string;
  readonly number: string;
  readonly status: Status;
  /** Days in Bangkok, `2026-11-22`. */
  readonly dueDay: string;
  readonly answeredDay?: string;
  readonly filedAt: Date;
  readonly via: FiledEntry['via'];
  readonly reporter:
    | { readonly how: 'anonymous' }
    | {
        readonly how: 'named' | 'confidential';
        readonly canPush: boolean;
        readonly displayName?: string;
        readonly contact?: string;
      };
  readonly about: {
    readonly divisions: readonly string[];
    readonly staff: readonly string[];
    readonly said: readonly ReadWords[];
    readonly leftOut?: readonly string[];
    readonly keptFrom?: readonly string[];
  };
  readonly when: readonly ReadWords[];
  readonly where: readonly ReadWords[];
  readonly place?: TipPlace;
  readonly evidence: readonly ReadWords[];
  /** The first is what was filed. */
  readonly talk: readonly TipMessage[];
  readonly notes: readonly {
    readonly id: string;
    readonly at: Date;
    readonly by: StaffRef;
    readonly text: string;
  }[];
  readonly activity: readonly Exclude<TipEntry, FiledEntry>[];
  readonly assignee?: StaffRef;
  /** Who of the staff can open it, and whether the recovery key can. */
  readonly recipients: readonly string[];
  /** What the printed receipt says: a keyed digest of what was filed and when. */
  readonly proof: string;
  /** Changes with every change. A form carries it, so that nothing is done to what its sender has not seen. */
  readonly revision: string;
}

/** What a list shows of a tip. */
export interface TipRow {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly status: Status;
  readonly filedAt: Date;
  readonly dueDay: string;
  readonly answeredDay?: string;
  readonly assignee?: StaffRef;
  /** The reporter spoke last. */
  readonly hasNews: boolean;
  /** It is sealed to the officer and cannot be opened: somebody or something changed what is stored. */
  readonly isDamaged?: true;
}

/** What the reporter sees: no notes, and not who answered. */
export interface ReporterTip {
  readonly number: string;
  readonly status: Status;
  readonly filedAt: Date;
  readonly dueDay: string;
  readonly talk: readonly {
    readonly isOffice: boolean;
    readonly at: Date;
    readonly said: readonly ReadWords[];
    /** `state` says what became of a file that was sent; `refused` names a reason with words. */
    readonly files: readonly {
      readonly id: string;
      readonly kind: FileRef['kind'];
      /** Which file of the talk it is, from 1: what it is called when it is opened. */
      readonly place: number;
      readonly state: FileState;
    }[];
  }[];
  /** Why it was rejected, when it was. */
  readonly rejection?: { readonly text: string; readonly at: Date };
  readonly mayAdd: boolean;
  /** Who of the staff can open it now. */
  readonly readers: readonly StaffName[];
  readonly proof: string;
}

export type FileState = 'ready' | 'missing' | { readonly refused: FileRefusal | 'gone' };
