/** What a ratio should be at least or at most. */
export type Aim = { readonly atLeast: number } | { readonly atMost: number };

/** One measurement of both sides in the same round: what is measured, and what it is measured against. */
export interface Pair {
  readonly base: number;
  readonly value: number;
}

export interface Figure {
  readonly name: string;
  /** Median over the rounds of value / base. */
  readonly ratio: number;
  readonly lowest: number;
  readonly highest: number;
  readonly aim?: Aim;
  readonly isMet?: boolean;
  readonly rounds: readonly Pair[];
}

/** Makes a figure of the rounds of one measurement. */
export function figure(name: string, rounds: readonly Pair[], aim?: Aim): Figure {
  const ratios = rounds.map(({ base, value }) => value / base);
  const ratio = median(ratios);
  return {
    name,
    ratio,
    lowest: Math.min(...ratios),
    highest: Math.max(...ratios),
    rounds,
    ...(aim ? { aim, isMet: isMet(ratio, aim) } : {}),
  };
}

function isMet(ratio: number, aim: Aim): boolean {
  return 'atLeast' in aim ? ratio >= aim.atLeast : ratio <= aim.atMost;
}

/** The middle value, or halfway between the two in the middle; NaN of none. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const [lower, upper] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  return ((lower ?? Number.NaN) + (upper ?? Number.NaN)) / 2;
}

/** The smallest value that at least this share of the values does not exceed; NaN of none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}
