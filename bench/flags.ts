import { parseArgs } from 'node:util';
import { OperatorError } from '../src/errors.ts';
import { type Scale, scales } from './scale.ts';

export const parts = ['turns', 'pages', 'start'] as const;
export type Part = (typeof parts)[number];

export interface Flags {
  readonly scale: Scale;
  readonly parts: readonly Part[];
  /** The figures as JSON on standard output instead of a table. */
  readonly isJson: boolean;
  /** Records where the product's processor time goes and prints its hot spots. */
  readonly isProfiled: boolean;
  /** Where databases are kept between runs. */
  readonly folder: string;
}

export const usage = `npm run bench -- [--quick] [--only turns|pages|start] [--json] [--profile] [--folder DIR]
  --quick    a minute or less, at a small scale
  --smoke    seconds, for the test of the benchmark itself: its figures mean nothing
  --only     one part; may be given more than once
  --json     the figures and every round behind them as JSON on standard output
  --profile  also says which lines of the product its processor time goes to
  --folder   where databases are kept for the next run (default .bench)`;

/** Reads the command line. @throws OperatorError with the usage */
export function readFlags(args: readonly string[]): Flags {
  const read = parse(args);
  const only = read.only?.map(readPart);
  const size = read.smoke ? 'smoke' : read.quick ? 'quick' : 'full';
  return {
    scale: scales[size],
    parts: only ?? parts,
    isJson: read.json ?? false,
    isProfiled: read.profile ?? false,
    folder: read.folder ?? '.bench',
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        quick: { type: 'boolean' },
        smoke: { type: 'boolean' },
        only: { type: 'string', multiple: true },
        json: { type: 'boolean' },
        profile: { type: 'boolean' },
        folder: { type: 'string' },
      },
    }).values;
  } catch {
    throw new OperatorError(usage);
  }
}

function readPart(name: string): Part {
  const part = parts.find((one) => one === name);
  if (!part) throw new OperatorError(usage);
  return part;
}
