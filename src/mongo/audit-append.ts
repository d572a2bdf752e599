import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { type AuditDeed, theSystem } from '../audit/deeds.ts';
import { type AuditEntry, type AuditHead, beforeTheFirst, nextEntry } from '../audit/entry.ts';

/** An entry as it is stored: its number is its key, so that no number is taken twice. */
export type AuditDocument = AuditEntry & { readonly _id: number };

export interface ChainEnd {
  /** The last entry there is; null when there is none. */
  read(): Promise<AuditHead | null>;
  /** Durably inserts entries in order; answers how many were, fewer when a number was taken meanwhile. */
  insert(documents: readonly AuditDocument[]): Promise<number>;
}

type Said = Pick<AuditEntry, 'at'> & { readonly deed: AuditDeed };

interface Waiting extends Said {
  readonly done: (head: AuditHead) => void;
  readonly failed: (error: unknown) => void;
}

const mostAtOnce = 100;
const mostTries = 40;
const longestWaitMs = 64;
const idBytes = 16;

/**
 * Appends to a chain that other processes append to as well. Deeds said while an insert is under way wait and go
 * together, in the order they were said.
 */
export function auditAppender(end: ChainEnd) {
  const waiting: Waiting[] = [];
  let isWriting = false;
  let last: AuditHead | null = null;
  let own: AuditHead | null = null; // durable, unlike what another process may be writing still

  /** Puts as many as fit; answers how many. A number that is taken is not a failure: the end is read again. */
  const put = async (batch: readonly Said[]): Promise<AuditDocument[]> => {
    last ??= await end.read();
    const documents = chained(last, batch);
    const count = await end.insert(documents).catch((error) => {
      last = null;
      throw error;
    });
    const there = documents.slice(0, count);
    last = count === documents.length ? (there.at(-1) ?? last) : null;
    const newest = there.at(-1);
    if (newest) own = headOf(newest);
    return there;
  };
  const write = async (batch: Waiting[]) => {
    let left = batch;
    for (let tries = 0; left.length > 0; tries += 1) {
      if (tries === mostTries) throw new Error('the audit chain is too busy to be appended to');
      // Others that wait for the same number must not all come back at once.
      if (tries > 1) await pause(Math.random() * Math.min(2 ** tries, longestWaitMs));
      const there = (await put(left)).filter(({ deed }) => deed !== 'chain-begun');
      there.forEach((entry, index) => {
        left[index]?.done(headOf(entry));
      });
      left = left.slice(there.length);
      if (there.length > 0) tries = 0;
    }
  };
  const run = async () => {
    isWriting = true;
    while (waiting.length > 0) {
      const batch = waiting.splice(0, mostAtOnce);
      // For those of the batch that are done already this comes too late to matter.
      await write(batch).catch((error) => {
        for (const { failed } of batch) failed(error);
      });
    }
    isWriting = false;
  };
  return {
    append(said: Said): Promise<AuditHead> {
      return new Promise((done, failed) => {
        waiting.push({ ...said, done, failed });
        if (!isWriting) void run();
      });
    },
    appended: () => own,
  };
}

/** The deeds as entries that follow `last`; the first entry of all begins the chain. */
function chained(last: AuditHead | null, deeds: readonly Said[]): AuditDocument[] {
  const begins = last ? [] : [beginning(deeds[0]?.at ?? '')];
  const contents = [...begins, ...deeds.map(contentOf)];
  let previous: Pick<AuditHead, 'seq' | 'hash'> = last ?? beforeTheFirst;
  return contents.map((content) => {
    const entry = nextEntry(previous, { ...content, salt: newId() });
    previous = entry;
    return { _id: entry.seq, ...entry };
  });
}

function beginning(at: string) {
  return { at, who: theSystem, deed: 'chain-begun', about: newId(), detail: '' };
}

function contentOf({ at, deed: { who, deed, about = '', detail = '' } }: Said) {
  return { at, who, deed, about, detail };
}

function headOf({ seq, at, hash }: AuditEntry): AuditHead {
  return { seq, at, hash };
}

function newId(): string {
  return randomBytes(idBytes).toString('hex');
}
