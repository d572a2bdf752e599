import type { Aim, Figure } from './figure.ts';

const header = ['figure', 'ratio', 'lowest', 'highest', 'aim', 'met'] as const;

/** The figures as a table, a line each. */
export function table(figures: readonly Figure[]): string {
  const rows = [header, ...figures.map(rowOf)];
  const widths = header.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  ');
  return rows.map(line).join('\n');
}

function rowOf({ name, ratio, lowest, highest, aim, isMet }: Figure): string[] {
  const met = isMet === undefined ? '' : isMet ? 'yes' : 'NO';
  return [name, digits(ratio), digits(lowest), digits(highest), aim ? wordsOf(aim) : '', met];
}

function wordsOf(aim: Aim): string {
  return 'atLeast' in aim ? `>= ${aim.atLeast}` : `<= ${aim.atMost}`;
}

function digits(ratio: number): string {
  return ratio.toFixed(2);
}
