import { parseArgs } from 'node:util';
import { type Role, roles } from '../staff/may.ts';
import { UsageError, understood } from './command-line.ts';

export type StaffCommand =
  | {
      readonly what: 'add';
      readonly username: string;
      readonly name: string;
      readonly role: Role;
      readonly division?: string;
    }
  | { readonly what: 'list' }
  | { readonly what: 'set-division'; readonly username: string; readonly division: string | null }
  | { readonly what: UserCommand; readonly username: string };

const userCommands = ['disable', 'enable', 'trust-key', 'reset-second-factor'] as const;
type UserCommand = (typeof userCommands)[number] | 'reset-password';
/** What `--division` says of somebody whose division is not known. */
const noDivision = 'none';

export const usage = [
  `npm run -s staff -- add --username U --name N --role ${roles.join('|')} [--division D] --password-stdin`,
  'npm run -s staff -- list',
  'npm run -s staff -- disable --username U',
  'npm run -s staff -- enable --username U',
  'npm run -s staff -- reset-password --username U --password-stdin',
  `npm run -s staff -- set-division --username U --division D     an id of office.yaml, or ${noDivision}`,
  'npm run -s staff -- trust-key --username U                  tips are sealed to this tip officer from now on',
  'npm run -s staff -- reset-second-factor --username U        they set up another one at the console',
].join('\n');

const options = {
  username: { type: 'string' },
  name: { type: 'string' },
  role: { type: 'string' },
  division: { type: 'string' },
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
      return {
        what,
        username: need(values, 'username'),
        name: need(values, 'name'),
        role: roleOf(values),
        ...(values.division ? { division: need(values, 'division') } : {}),
      };
    case 'set-division': {
      const division = need(values, 'division');
      return {
        what,
        username: need(values, 'username'),
        division: division === noDivision ? null : division,
      };
    }
    case 'reset-password':
      needPasswordStdin(values);
      return { what, username: need(values, 'username') };
    default:
      if (isUserCommand(what)) return { what, username: need(values, 'username') };
      throw new UsageError(what ? `There is no command ${what}.` : 'A command is missing.');
  }
}

type Values = ReturnType<typeof parseArgs<{ options: typeof options }>>['values'];

function isUserCommand(what: string | undefined): what is (typeof userCommands)[number] {
  return userCommands.some((one) => one === what);
}

function need(values: Values, name: 'username' | 'name' | 'division'): string {
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
