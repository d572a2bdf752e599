import type { Clock } from '../../clock.ts';

/** A receipt that was lost on a weak line is shown again; each time its code is derived anew, which is dear. */
export const triesOfDraft = 6;
/** After that, whoever uses the same machine next shall not be shown it by going back and sending the form again. */
export const againMinutes = 10;
const mostKept = 20_000;

export interface DraftTries {
  /** Counts one more; false when it was tried too often, or too long ago. @param until when the draft runs out, in milliseconds */
  begin(id: string, until: number): boolean;
  /** For a try that came to nothing: it may be made again. */
  forgive(id: string): void;
}

/** How often each draft was handed in, in memory, until it would have run out by itself. */
export function draftTries(clock: Clock): DraftTries {
  const kept = new Map<string, { until: number; first: number; tries: number }>();
  const makeRoom = () => {
    const now = clock().getTime();
    for (const [id, { until }] of kept) if (until <= now) kept.delete(id);
    // Full of drafts that are still good: the one that began first goes, for nobody new shall be shut out.
    if (kept.size >= mostKept) kept.delete(kept.keys().next().value ?? '');
  };
  return {
    begin(id, until) {
      const now = clock().getTime();
      const { first, tries } = kept.get(id) ?? { first: now, tries: 0 };
      if (tries >= triesOfDraft || now > first + againMinutes * 60_000) return false;
      if (!kept.has(id) && kept.size >= mostKept) makeRoom();
      kept.set(id, { until, first, tries: tries + 1 });
      return true;
    },
    forgive(id) {
      const found = kept.get(id);
      if (found && found.tries > 1) found.tries -= 1;
      else kept.delete(id);
    },
  };
}
