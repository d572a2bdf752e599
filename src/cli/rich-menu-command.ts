import { parseArgs } from 'node:util';
import { UsageError, understood } from './command-line.ts';

export type RichMenuCommand =
  | { readonly what: 'set' | 'remove' }
  | { readonly what: 'draw'; readonly file: string };

export const usage = [
  'npm run -s rich-menu                    shows the rich menu to everyone',
  'npm run -s rich-menu -- --out FILE.png  only draws its picture',
  'npm run -s rich-menu -- --remove        takes it off',
].join('\n');

const options = { out: { type: 'string' }, remove: { type: 'boolean' } } as const;

/** Reads a command line. @throws UsageError */
export function readRichMenuCommand(args: readonly string[]): RichMenuCommand {
  const { out, remove } = understood(() => parseArgs({ args: [...args], options }).values);
  if (out !== undefined && remove) throw new UsageError('--out and --remove exclude each other.');
  if (out === undefined) return { what: remove ? 'remove' : 'set' };
  if (!out.trim()) throw new UsageError('--out needs the name of a file.');
  return { what: 'draw', file: out };
}
