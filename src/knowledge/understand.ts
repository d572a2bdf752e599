import { readCode } from './codes.ts';
import type { Content } from './content.ts';
import type { Reading } from './features.ts';
import type { FindNear } from './nearest.ts';
import type { Candidate, Understanding, Want } from './understanding.ts';
import type { Weigh, Weighed } from './weigh-wants.ts';
import { normaliseThai } from './words.ts';
import { readYear } from './years.ts';

/** What reading an utterance needs. */
export interface Means {
  readonly content: Content;
  /** Reads a normalised text. */
  readonly read: (normal: string) => Reading;
  readonly weigh: Weigh;
  readonly nearAnswers: FindNear;
  readonly nearContacts: FindNear;
}

/** No more letters are looked at: who writes more has said what they want by then. */
const lookedAt = 1000;
const offered = 5;
/** What is left for all else beside a typed code, or beside words that are known to mean one thing. */
const restOfCertain = 0.02;
/**
 * The first candidate is acted upon from `likely` on, unless it may well be out of scope. Both were chosen on the
 * utterances for tuning, so that what is acted upon is hardly ever wrong and what is right is hardly ever asked back.
 */
const likely = 0.55;
const mayBeOutside = 0.05;

const outOfScope: Candidate = { want: { kind: 'plain', intent: 'other' }, score: 1 };
const nothing: Understanding = { candidates: [outOfScope], isSure: true, answers: [], contacts: [] };

/** Reads one utterance: a code that was typed, the very words of an entry, or the likeliest of all wants. */
export function understand(means: Means, text: string): Understanding {
  const normal = normaliseThai(text.slice(0, lookedAt));
  const read = means.read(normal);
  const year = readYear(normal);
  const weighed = withYear(settled(means.weigh(read)), year);
  const candidates = afterCode(codeOf(normal, year, means.content), weighed);
  if (candidates.length === 0) return nothing;
  return {
    candidates: candidates.slice(0, offered),
    isSure: isSure(candidates),
    answers: means.nearAnswers(read.features),
    contacts: means.nearContacts(read.features),
  };
}

function isSure(candidates: readonly Candidate[]): boolean {
  const [first, ...rest] = candidates;
  const outside = rest.find(({ want }) => want.kind === 'plain' && want.intent === 'other');
  return first !== undefined && first.score >= likely && (outside?.score ?? 0) <= mayBeOutside;
}

/** Where the very words are known, they mean what they are known for; the likeliest, if that is more than one thing. */
function settled(weighed: readonly Weighed[]): Candidate[] {
  const isCertain = weighed.some(({ isExact }) => isExact);
  if (!isCertain) return weighed.map(({ want, score }) => ({ want, score }));
  const shareOf = (exact: boolean) =>
    weighed.reduce((sum, { isExact, score }) => sum + (isExact === exact ? score : 0), Number.MIN_VALUE);
  const [certain, rest] = [shareOf(true), shareOf(false)];
  return weighed
    .map(({ want, score, isExact }) => ({
      want,
      score: isExact ? (score / certain) * (1 - restOfCertain) : (score / rest) * restOfCertain,
    }))
    .sort((a, b) => b.score - a.score);
}

function withYear(candidates: readonly Candidate[], year: number | undefined): readonly Candidate[] {
  if (!year) return candidates;
  return candidates.map(({ want, score }) => ({
    want: want.kind === 'topic' ? { ...want, year } : want,
    score,
  }));
}

/** A code counts if it stands in a list of any year. */
function codeOf(normal: string, year: number | undefined, { disclosures }: Content): Want | undefined {
  const code = readCode(normal);
  if (!code || !disclosures.some((one) => one.code === code)) return undefined;
  return { kind: 'code', code, ...(year ? { year } : {}) };
}

function afterCode(code: Want | undefined, others: readonly Candidate[]): readonly Candidate[] {
  if (!code) return others;
  const rest = others.map(({ want, score }) => ({ want, score: score * restOfCertain }));
  return [{ want: code, score: 1 - restOfCertain }, ...rest];
}
