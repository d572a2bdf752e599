import { parseArgs } from 'node:util';
import { readUsername } from '../staff/staff.ts';
import { onlyWith, UsageError, understood } from './command-line.ts';

export type RecoveryCommand =
  | { readonly what: 'status' | 'check' | 'renew' }
  | { readonly what: 'restore'; readonly to: string; readonly number?: string };

export const recoveryUsage = [
  'npm run -s recovery -- status                    whether the shares were made, the fingerprint of the key, and',
  '                                                 how many tips are sealed to an earlier one',
  'npm run -s recovery -- check                     whether two shares, a line each on standard input, fit',
  'npm run -s recovery -- restore --to USERNAME     gives a tip officer every tip that does not name them;',
  '                       [--ticket NUMBER]         takes two shares, a line each on standard input',
  'npm run -s recovery -- renew                     puts a new key in the place of the present one and seals every tip',
  '                                                 to it; takes two shares, a line each on standard input',
].join('\n');

const options = { to: { type: 'string' }, ticket: { type: 'string' } } as const;

/**
 * Reads a command line. A share is never taken from it, for every user of the machine can read it there.
 * @throws UsageError
 */
export function readRecoveryCommand(args: readonly string[]): RecoveryCommand {
  const { values, positionals } = understood(() =>
    parseArgs({ args: [...args], options, allowPositionals: true }),
  );
  const [what, ...more] = positionals;
  // Not repeated: it may be a share.
  if (more.length > 0) throw new UsageError('Only one command is taken; shares come on standard input.');
  switch (what) {
    case 'status':
    case 'check':
    case 'renew':
      onlyWith(values, []);
      return { what };
    case 'restore': {
      const to = readUsername(values.to ?? '');
      if (!to) throw new UsageError('--to is missing: the username of a tip officer.');
      const number = values.ticket?.trim().toUpperCase();
      return { what, to, ...(number ? { number } : {}) };
    }
    default:
      throw new UsageError(what ? 'There is no such command.' : 'A command is missing.');
  }
}
