import { type NamedCandidate, nameCandidates, wantNamer } from './intent-name.ts';
import type { Knowledge, Understanding } from './understanding.ts';

const guesses = 3;

/**
 * A question that found no answer as officers may see it, or null for one that nobody but a tip officer may read:
 * what sounds of corruption is a tip that is not yet sealed.
 */
export function questionToNote(
  { content }: Pick<Knowledge, 'content'>,
  text: string,
  { candidates }: Understanding,
): { readonly text: string; readonly best: readonly NamedCandidate[] } | null {
  const likely = candidates.slice(0, guesses);
  const isTip = likely.some(({ want }) => want.kind === 'plain' && want.intent === 'report_corruption');
  return isTip ? null : { text, best: nameCandidates(likely, wantNamer(content)) };
}
