/** A head that was copied out of the database's reach. */
export interface Anchor {
  /** As `headCode` writes it. */
  readonly code: string;
  /** Where the chain must have it, when that was copied too. */
  readonly seq?: number;
}

/** What is wrong with a chain, and where. */
export type Fault =
  /** Entries `from` to `to` are not there. */
  | { readonly what: 'missing'; readonly from: number; readonly to: number }
  /** The entry's fields do not give its hash, or are not those of an entry. */
  | { readonly what: 'changed'; readonly seq: number }
  /** Another entry stands in this place. */
  | { readonly what: 'moved'; readonly seq: number; readonly is: number }
  /**
   * The entry is sound in itself but does not continue the one before it: it was replaced, or others before it, the
   * first at the earliest after `sinceAfter`.
   */
  | { readonly what: 'unlinked'; readonly sinceAfter: number; readonly seq: number }
  /** A document whose place is not a whole number from 1. */
  | { readonly what: 'inserted'; readonly after: number }
  /** The chain ends before an entry that was copied out. */
  | { readonly what: 'truncated'; readonly from: number; readonly anchor: Anchor }
  /** The place is taken by another entry than the one that was copied out: the chain was written anew. */
  | { readonly what: 'rewritten'; readonly sinceAfter: number; readonly seq: number; readonly anchor: Anchor }
  /** No entry has the code that was copied out. */
  | { readonly what: 'not-found'; readonly anchor: Anchor };

/** How many faults a report names at most. */
export const shownFaults = 50;

/** Gathers faults without ever holding more than `shownFaults`. */
export function faultList() {
  const faults: Fault[] = [];
  let count = 0;
  return {
    add(fault: Fault) {
      count += 1;
      if (faults.length < shownFaults) faults.push(fault);
    },
    report: () => ({ isWhole: count === 0, faults, moreFaults: count - faults.length }),
  };
}
