import { type NamedCandidate, nameCandidates, wantNamer } from './intent-name.ts';
import type { Knowledge, Understanding } from './understanding.ts';

const guesses = 3;
/** From here on a text may be a tip: of the tips among all utterances at hand not one is less likely and unanswered. */
const mayBeTip = 0.01;

/**
 * A question that found no answer as officers may see it, or null for one that nobody but a tip officer may read:
 * what sounds of corruption is a tip that is not yet sealed.
 */
export function questionToNote(
  { content }: Pick<Knowledge, 'content'>,
  text: string,
  understanding: Understanding,
): { readonly text: string; readonly best: readonly NamedCandidate[] } | null {
  if (soundsOfTip(understanding)) return null;
  const best = nameCandidates(understanding.candidates.slice(0, guesses), wantNamer(content));
  return { text, best };
}

/** Whether a text may be a tip, or part of one. */
export function soundsOfTip({ candidates }: Pick<Understanding, 'candidates'>): boolean {
  return candidates.some(
    ({ want, score }) => want.kind === 'plain' && want.intent === 'report_corruption' && score >= mayBeTip,
  );
}
