import { type NamedCandidate, type NameWant, nameCandidates } from '../knowledge/intent-name.ts';
import type { Judged, Score } from '../knowledge/score.ts';
import type { Knowledge, Understanding } from '../knowledge/understanding.ts';

/** What is said of one utterance. */
export interface Asked {
  readonly text: string;
  /** What the bot does without asking back, or `ask`. */
  readonly intent: string;
  readonly candidates: readonly NamedCandidate[];
  /** Milliseconds it took to understand, to a thousandth. */
  readonly ms: number;
}

const nothing: Understanding = { candidates: [], isSure: false, answers: [], contacts: [] };
const outOfScope = 'other';

/** Understands one line. @param now milliseconds, as of `performance.now` */
export function askOne(text: string, knowledge: Knowledge, name: NameWant, now: () => number): Asked {
  const start = now();
  const { candidates, isSure } = text.trim() ? knowledge.understand(text) : nothing;
  const ms = Math.round((now() - start) * 1000) / 1000;
  const named = nameCandidates(candidates, name).map(({ intent, score }) => ({
    intent,
    score: Math.round(score * 1000) / 1000,
  }));
  const first = named[0] ?? { intent: outOfScope, score: 0 };
  const isSilent = named.length === 0;
  return {
    text,
    intent: isSure || isSilent ? first.intent : 'ask',
    candidates: isSilent ? [first] : named,
    ms,
  };
}

const shown = 5;

/** An answer for an operator's eye: what would be done, and the best candidates in per cent. */
export function writeAsked({ text, intent, candidates, ms }: Asked): string {
  const best = candidates.slice(0, shown).map((one) => `  ${percent(one.score)}  ${one.intent}`);
  return [`${text}\n  => ${intent}  (${ms.toFixed(3)} ms)`, ...best, ''].join('\n');
}

/** The figures of a score, one a line. */
export function writeScore(score: Score): string {
  return [
    `utterances           ${score.count}`,
    `top-1                ${percent(score.topOne)}`,
    `top-3                ${percent(score.topThree)}`,
    `out of scope, wrong  ${percent(score.outOfScopeWrong)}`,
    `asked back           ${percent(score.asked)}`,
    `acted upon wrongly   ${percent(score.actedWrong)}`,
    `time a query         p50 ${score.p50.toFixed(3)} ms, p95 ${score.p95.toFixed(3)} ms`,
  ].join('\n');
}

/** What was not right at first sight, one a line: id, whether it was acted upon, the right intent, the best three, text. */
export function writeWrong(judged: readonly Judged[]): string {
  return judged
    .filter(({ isFirst }) => !isFirst)
    .map(({ id, isSure, intent, candidates, text }) =>
      [
        id,
        isSure ? 'acted' : 'asked',
        intent,
        candidates
          .slice(0, 3)
          .map((one) => `${one.intent} ${percent(one.score).trim()}`)
          .join(', '),
        text,
      ].join('\t'),
    )
    .join('\n');
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1).padStart(5)} %`;
}
