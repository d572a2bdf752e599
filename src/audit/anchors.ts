import type { Anchor, Fault } from './fault.ts';
import { headCode } from './head-code.ts';

/** Looks out for copied heads while a chain goes by; holds no more than those. */
export function lookOutFor(anchors: readonly Anchor[]) {
  const open = new Set(anchors);
  const rewritten: Fault[] = [];
  let lastMet = 0;
  return {
    /** @param hash of the entry in this place; null when that entry is at fault in itself */
    pass(seq: number, hash: string | null) {
      const code = open.size > 0 && hash ? headCode(hash) : null;
      for (const anchor of open) {
        const isMet = anchor.code === code && (anchor.seq ?? seq) === seq;
        if (!isMet && anchor.seq !== seq) continue;
        open.delete(anchor);
        if (isMet) lastMet = seq;
        else rewritten.push({ what: 'rewritten', sinceAfter: lastMet, seq, anchor });
      }
    },
    /** The last entry so far that is the one that was copied out, and so with all before it; 0 while there is none. */
    lastMet: () => lastMet,
    /** What is to be said when the chain has ended after the entry `last`. */
    faults(last: number): Fault[] {
      const left = [...open].map((anchor): Fault => {
        const isBeyond = anchor.seq !== undefined && anchor.seq > last;
        return isBeyond ? { what: 'truncated', from: last + 1, anchor } : { what: 'not-found', anchor };
      });
      return [...rewritten, ...left];
    },
  };
}
