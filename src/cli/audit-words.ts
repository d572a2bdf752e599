import { isAboutTip } from '../audit/deeds.ts';
import type { AuditEntry, AuditHead } from '../audit/entry.ts';
import type { Anchor, Fault } from '../audit/fault.ts';
import { headCode } from '../audit/head-code.ts';
import type { VerifyReport } from '../audit/verify-chain.ts';

/** What a check found, in words for the operator. */
export function reportWords(
  { isWhole, checked, head, faults, moreFaults }: VerifyReport,
  { hasKeptHead }: { readonly hasKeptHead: boolean },
): string {
  const many = checked === 1 ? '1 entry' : `${checked} entries`;
  const more = moreFaults > 0 ? [`  and ${moreFaults} more`] : [];
  return [
    `Checked ${many}.`,
    ...(isWhole
      ? [wholeWords(checked, hasKeptHead)]
      : ['THE CHAIN IS BROKEN:', ...faults.map((fault) => `  ${faultWords(fault)}`), ...more]),
    ...(head ? [headWords(head)] : []),
  ].join('\n');
}

function wholeWords(checked: number, hasKeptHead: boolean): string {
  const is = checked > 0 ? 'The entries there are continue one another.' : 'There is no entry.';
  if (hasKeptHead) return checked > 0 ? 'The chain is whole.' : is;
  return [
    is,
    'WHETHER THE CHAIN IS WHOLE CANNOT BE TOLD: SECRETS_DIR has no audit-head, which the product keeps there.',
    'Entries may have been cut off at the end, or all of them written anew; a code on paper (--head) shows it up to that code.',
  ].join('\n');
}

/** A head to be copied out: `1234:3f9a-12bc-04de-77a0-91c2` can be given to `verify --head`. */
export function headWords({ seq, at, hash }: AuditHead): string {
  return `Head: ${seq}:${headCode(hash)} (entry ${seq} of ${at})`;
}

/** One line of a list. Which tip an entry is about is left out: it is for those who may know of that tip. */
export function entryLine({ seq, at, who, deed, about, detail }: AuditEntry): string {
  return [seq, at, who, deed, isAboutTip(deed) ? 'a tip' : about, detail].join('\t').trimEnd();
}

function faultWords(fault: Fault): string {
  switch (fault.what) {
    case 'missing':
      return fault.from === fault.to
        ? `Entry ${fault.from} is missing.`
        : `Entries ${fault.from} to ${fault.to} are missing.`;
    case 'changed':
      return `Entry ${fault.seq} was changed: its content does not give its hash.`;
    case 'moved':
      return `Entry ${fault.seq} was reordered: entry ${fault.is} stands in its place.`;
    case 'unlinked':
      return `Entry ${fault.seq} does not continue the entry before it: entries were replaced by others somewhere from ${fault.sinceAfter + 1} to ${fault.seq}.`;
    case 'inserted':
      return `After entry ${fault.after} something was put in that is no entry.`;
    case 'truncated':
      return `The end was cut off: the copied head ${anchorWords(fault.anchor)} is beyond the last entry; missing from entry ${fault.from} on.`;
    case 'rewritten':
      return `The chain was written anew somewhere from entry ${fault.sinceAfter + 1} to ${fault.seq}: entry ${fault.seq} is not the copied head ${anchorWords(fault.anchor)}.`;
    case 'not-found':
      return `No sound entry has the copied head ${anchorWords(fault.anchor)}: the chain was cut off or written anew, or the code was copied wrongly.`;
    default:
      return fault satisfies never;
  }
}

function anchorWords({ code, seq }: Anchor): string {
  return seq === undefined ? code : `${seq}:${code}`;
}
