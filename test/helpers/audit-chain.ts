import type { AuditEntry } from '../../src/audit/entry.ts';
import { beforeTheFirst, type EntryContent, nextEntry } from '../../src/audit/entry.ts';
import type { Anchor } from '../../src/audit/fault.ts';
import { headCode } from '../../src/audit/head-code.ts';

export type StoredLink = AuditEntry & { _id: number };

const hexOf = (n: number, digits: number) => n.toString(16).padStart(digits, '0');

/** What the n-th entry of a test's chain says: every kind of text a little different from its neighbours'. */
export function contentOf(n: number, other: Partial<EntryContent> = {}): EntryContent {
  return {
    at: `2026-11-22T03:${hexOf(n % 60, 2)}:05Z`,
    who: `officer-${n % 3}`,
    deed: n % 2 ? 'tip-viewed' : 'tip-assigned',
    about: `tip-${hexOf(n, 20)}`,
    detail: n % 2 ? '' : 'somying',
    salt: hexOf(n, 32),
    ...other,
  };
}

/** Links contents into a chain that follows `previous`. */
export function chainOf(
  contents: readonly EntryContent[],
  previous: Pick<AuditEntry, 'seq' | 'hash'> = beforeTheFirst,
): StoredLink[] {
  let end = previous;
  return contents.map((content) => {
    const entry = nextEntry(end, content);
    end = entry;
    return { _id: entry.seq, ...entry };
  });
}

export const sampleChain = (length: number) => chainOf(Array.from({ length }, (_, n) => contentOf(n + 1)));

/** The chain's end as somebody would have copied it. */
export function anchorAt(chain: readonly AuditEntry[], seq = chain.length): Anchor {
  return { seq, code: headCode(chain[seq - 1]?.hash ?? '') };
}

/** A chain as a database would hand it out. */
export async function* streamed<T>(documents: readonly T[]) {
  yield* documents;
}
