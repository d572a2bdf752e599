import { type NamedCandidate, nameCandidates, wantNamer } from './intent-name.ts';
import type { Knowledge } from './understanding.ts';

/** An utterance with what it means; any of `also` is right as well. */
export interface Labelled {
  readonly id: string;
  readonly text: string;
  readonly intent: string;
  readonly also: readonly string[];
}

export interface Judged extends Labelled {
  readonly candidates: readonly NamedCandidate[];
  readonly isSure: boolean;
  readonly isFirst: boolean;
  readonly isAmongThree: boolean;
  /** Milliseconds. */
  readonly ms: number;
}

/** Shares from 0 to 1; times in milliseconds. */
export interface Score {
  readonly count: number;
  readonly topOne: number;
  readonly topThree: number;
  /** Of what is out of scope, how much was acted upon as something else. */
  readonly outOfScopeWrong: number;
  /** How much was asked back. */
  readonly asked: number;
  /** Of all, how much was acted upon wrongly. */
  readonly actedWrong: number;
  readonly p50: number;
  readonly p95: number;
}

/** Judges how utterances are understood. @param now milliseconds, as of `performance.now` */
export function judge(knowledge: Knowledge, utterances: readonly Labelled[], now: () => number): Judged[] {
  const name = wantNamer(knowledge.content);
  return utterances.map((utterance) => {
    const start = now();
    const { candidates, isSure } = knowledge.understand(utterance.text);
    const ms = now() - start;
    const named = nameCandidates(candidates, name);
    const right = new Set([utterance.intent, ...utterance.also]);
    const isRight = ({ intent }: NamedCandidate) => right.has(intent);
    const [isFirst, isAmongThree] = [named.slice(0, 1).some(isRight), named.slice(0, 3).some(isRight)];
    return { ...utterance, candidates: named, isSure, isFirst, isAmongThree, ms };
  });
}

/** Sums up what was judged. */
export function scoreOf(judged: readonly Judged[]): Score {
  const outside = judged.filter(({ intent }) => intent === 'other');
  const times = judged.map(({ ms }) => ms).sort((a, b) => a - b);
  const isActedWrong = ({ isSure, isFirst }: Judged) => isSure && !isFirst;
  return {
    count: judged.length,
    topOne: share(judged, ({ isFirst }) => isFirst),
    topThree: share(judged, ({ isAmongThree }) => isAmongThree),
    outOfScopeWrong: share(outside, isActedWrong),
    asked: share(judged, ({ isSure }) => !isSure),
    actedWrong: share(judged, isActedWrong),
    p50: times[Math.floor(times.length * 0.5)] ?? 0,
    p95: times[Math.floor(times.length * 0.95)] ?? 0,
  };
}

function share(list: readonly Judged[], is: (one: Judged) => boolean): number {
  return list.length === 0 ? 0 : list.filter(is).length / list.length;
}

const columns = ['id', 'text', 'intent', 'alt_intents'];

/**
 * Reads utterances from tab-separated lines under the head `id text intent alt_intents …`; further right intents
 * are parted by `|`.
 * @throws Error naming the line that is not right
 */
export function readUtterances(tsv: string): Labelled[] {
  const [head, ...lines] = tsv.split(/\r?\n/);
  if (!head?.startsWith(columns.join('\t')))
    throw new Error(`Line 1: the columns must be ${columns.join(', ')}`);
  return lines.flatMap((line, index) => {
    if (line === '') return [];
    const [id, text, intent, also] = line.split('\t');
    if (!id || text === undefined || !intent)
      throw new Error(`Line ${index + 2}: id, text or intent is missing`);
    return [{ id, text, intent, also: also?.split('|').filter(Boolean) ?? [] }];
  });
}
