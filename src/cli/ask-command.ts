import { parseArgs } from 'node:util';

export type AskCommand =
  | { readonly what: 'answer'; readonly isJson: boolean }
  | { readonly what: 'score'; readonly file: string; readonly withWrong: boolean };

export const askUsage = [
  'npm run -s ask < QUESTIONS              one question a line; what the bot understands of each',
  'npm run -s ask -- --json < QUESTIONS    the same, one JSON object a line',
  'npm run -s ask -- --score FILE.tsv      how often it is right; with --wrong, where it is not',
].join('\n');

const options = {
  json: { type: 'boolean', default: false },
  score: { type: 'string' },
  wrong: { type: 'boolean', default: false },
} as const;

/** Reads a command line; null if it is not understood. */
export function readAskCommand(args: readonly string[]): AskCommand | null {
  try {
    const { json, score, wrong } = parseArgs({ args: [...args], options }).values;
    if (score === undefined) return wrong ? null : { what: 'answer', isJson: json };
    return score && !json ? { what: 'score', file: score, withWrong: wrong } : null;
  } catch {
    return null;
  }
}
