import { parseArgs } from 'node:util';
import { type Role, roles } from '../staff/may.ts';
import { UsageError, understood } from './command-line.ts';

export type StaffCommand =
  | { readonly what: 'add'; readonly username: string; readonly name: string; readonly role: Role }
  | { readonly what: 'list' }
  | { readonly what: 'disable' | 'enable' | 'reset-password'; readonly username: string };

export const usage = [
  `npm run -s staff -- add --username U --name N --role ${roles.join('|')} --password-stdin`,
  'npm run -s staff -- list',
  'npm run -s staff -- disable --username U',
  'npm run -s staff -- enable --username U',
  'npm run -s staff -- reset-password --username U --password-stdin',
].join('\n');

const options = {
  username: { type: 'string' },
  name: { type: 'string' },
  role: { type: 'string' },
  'password-stdin': { type: 'boolean' },
} as const;

/**
 * Reads a command line. A password is never taken from it, for every user of the machine can read it there.
 * @throws UsageError
 */
export function readStaffCommand(args: readonly string[]): StaffCommand {
  const { values, positionals } = understood(() =>
    parseArgs({ args: [...args], options, allowPositionals: true }),
  );
  const [what, ...more] = positionals;
  if (more.length > 0) throw new UsageError(`Not understood: ${more.join(' ')}`);
  switch (what) {
    case 'list':
      return { what };
    case 'add':
      needPasswordStdin(values);
      return { what, username: need(values, 'username'), name: need(values, 'name'), role: roleOf(values) };
    case 'reset-password':
      needPasswordStdin(values);
      return { what, username: need(values, 'username') };
    case 'disable':
    case 'enable':
      return { what, username: need(values, 'username') };
    default:
      throw new UsageError(what ? `There is no command ${what}.` : 'A command is missing.');
  }
}

type Values = ReturnType<typeof parseArgs<{ options: typeof options }>>['values'];

function need(values: Values, name: 'username' | 'name'): string {
  const value = values[name]?.trim();
  if (!value) throw new UsageError(`--${name} is missing.`);
  return value;
}

function needPasswordStdin(values: Values): void {
  if (!values['password-stdin']) {
    throw new UsageError('--password-stdin is missing: the password is read from standard input.');
  }
}

function roleOf(values: Values): Role {
  const role = roles.find((one) => one === values.role);
  if (!role) throw new UsageError(`--role must be one of ${roles.join(', ')}.`);
  return role;
}
