import { lookOutFor } from './anchors.ts';
import { type AuditEntry, type AuditHead, beforeTheFirst, hashOf, readEntry } from './entry.ts';
import { type Anchor, type Fault, faultList } from './fault.ts';

/** An entry as the database holds it: `_id` is its place. */
export interface StoredEntry {
  readonly _id: unknown;
}

export interface VerifyOptions {
  /** The first entry to be checked; 1 unless told. What comes before it is believed. */
  readonly from?: number;
  /** Heads that the chain must hold. Give those of entries before `from` with their `seq`, or not at all. */
  readonly anchors?: readonly Anchor[];
}

export interface VerifyReport {
  readonly isWhole: boolean;
  /** How many documents were read. */
  readonly checked: number;
  /** The last entry as it stands; null when none was read. */
  readonly head: AuditHead | null;
  /** In the order of the chain, those of anchors last; at most `shownFaults`. */
  readonly faults: readonly Fault[];
  /** How many more there are. */
  readonly moreFaults: number;
}

type End = Pick<AuditHead, 'seq' | 'hash'>;

/**
 * Checks a chain in its order, in constant memory. A fault is named once: after it the chain is believed to go on
 * from what stands there.
 * @param stored every document after `start`, by `_id`
 * @param start the entry before the first one to be checked
 */
export async function verifyChain(
  stored: AsyncIterable<StoredEntry>,
  anchors: readonly Anchor[] = [],
  start: End = beforeTheFirst,
): Promise<VerifyReport> {
  const walk = walkFrom(start, anchors);
  for await (const document of stored) walk.step(document);
  return walk.report();
}

function walkFrom(start: End, anchors: readonly Anchor[]) {
  const found = faultList();
  const lookOut = lookOutFor(anchors.filter(({ seq }) => seq === undefined || seq > start.seq));
  let place = start.seq;
  let links: readonly string[] = [start.hash];
  // What was replaced in a row, each linked to the one before it, shows only at its end; it begins after this entry.
  let soundTo = start.seq;
  let head: AuditHead | null = null;
  let checked = 0;

  const stepTo = (seq: number) => {
    if (seq > place + 1) {
      found.add({ what: 'missing', from: place + 1, to: seq - 1 });
      links = [];
      soundTo = seq - 1;
    }
    place = seq;
  };
  const look = (seq: number, entry: AuditEntry | null) => {
    const own = entry && hashOf(entry);
    const fault = faultIn(seq, entry, own, {
      hashes: links,
      sinceAfter: Math.max(soundTo, lookOut.lastMet()),
    });
    if (fault) {
      found.add(fault);
      soundTo = seq - 1;
    }
    lookOut.pass(seq, entry && entry.hash === own ? own : null);
    // A changed entry may be continued as what it was or as what it is; after one that cannot be read, by anything.
    links = entry && own ? [entry.hash, own] : [];
    if (entry) head = { seq, at: entry.at, hash: entry.hash };
  };
  return {
    step({ _id, ...fields }: StoredEntry) {
      checked += 1;
      if (!isPlace(_id) || _id <= place) return found.add({ what: 'inserted', after: place });
      stepTo(_id);
      look(_id, readEntry(fields));
    },
    report(): VerifyReport {
      for (const fault of lookOut.faults(place)) found.add(fault);
      return { ...found.report(), checked, head };
    },
  };
}

function isPlace(id: unknown): id is number {
  return Number.isSafeInteger(id);
}

/** What comes before an entry. */
interface Before {
  /** Those that the entry may continue; none when that cannot be known. */
  readonly hashes: readonly string[];
  readonly sinceAfter: number;
}

function faultIn(
  seq: number,
  entry: AuditEntry | null,
  own: string | null,
  { hashes, sinceAfter }: Before,
): Fault | null {
  if (!entry) return { what: 'changed', seq };
  if (entry.seq !== seq) return { what: 'moved', seq, is: entry.seq };
  if (own !== entry.hash) return { what: 'changed', seq };
  const continues = hashes.length === 0 || hashes.includes(entry.prevHash);
  return continues ? null : { what: 'unlinked', sinceAfter, seq };
}
