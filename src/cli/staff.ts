import { text } from 'node:stream/consumers';
import { theCommandLine } from '../audit/deeds.ts';
import { systemClock } from '../clock.ts';
import { loadOfficeDir, loadStorageConfig } from '../config.ts';
import { auditStore } from '../mongo/audit-store.ts';
import { openDatabase } from '../mongo/open-database.ts';
import { staffStore } from '../mongo/staff-store.ts';
import { loadOffice } from '../office/load-office.ts';
import { type AddStaffDeps, addStaff } from '../staff/add-staff.ts';
import { type PasswordDeps, setPassword } from '../staff/change-password.ts';
import { setActive, setDivision } from '../staff/change-staff.ts';
import { passwordKeeper } from '../staff/password.ts';
import { resetByOperator } from '../staff/second-factor.ts';
import { readUsername } from '../staff/staff.ts';
import { StaffRefusal, type StaffRefusalReason } from '../staff/staff-refusal.ts';
import { trustByOperator } from '../staff/tip-officers.ts';
import { fingerprintOf } from '../vault/key-pair.ts';
import { passwordKeys } from '../vault/password-key.ts';
import { firstLineOf, tellFault } from './command-line.ts';
import { readStaffCommand, type StaffCommand, usage } from './staff-command.ts';

const refusals: Readonly<Record<StaffRefusalReason, string>> = {
  'username-not-right':
    'The username must be 2 to 40 small letters a-z, digits, dots, dashes or underscores, beginning with a letter or digit.',
  'username-taken': 'This username is taken; nothing was changed.',
  'name-missing': 'The name must not be empty.',
  'password-too-short': 'The password must have at least 8 characters.',
  'password-too-long': 'The password must have at most 200 characters.',
  'password-too-easy': 'This password is too easy to guess: no username, no run of letters or digits.',
  'password-same': 'The new password must differ from the old one.',
  'password-wrong': 'The old password is not right.',
  'last-admin': 'This is the last active administrator; make another one first.',
  'no-such-staff': 'There is no such username.',
  locked: 'Too many wrong tries; wait and try again.',
  busy: 'Too many passwords are being checked, or the account changed meanwhile; try again.',
  'key-replaced': 'The stored key of this account is not its own: somebody wrote to the database.',
  'not-trusted': 'Only a tip officer whose own key is trusted may do this.',
  'no-tip-key': 'This is no active tip officer with a key: it is made when they sign in at the console.',
  'no-such-division': 'There is no such division in office.yaml.',
  'code-wrong': 'The code is not right.',
};

async function main(): Promise<void> {
  const command = readStaffCommand(process.argv.slice(2));
  const say = (line: string) => process.stderr.write(`${line}\n`);
  const database = await openDatabase({ ...loadStorageConfig(), say, join: true });
  try {
    const staff = staffStore(database.connection);
    await staff.init();
    const audit = auditStore(database.connection, { clock: systemClock });
    await audit.init();
    const record = { audit, who: theCommandLine };
    const keys = passwordKeys();
    const deps = { staff, passwords: passwordKeeper(), keys, clock: systemClock, record };
    const done = await run(deps, command);
    process.stdout.write(`${done}\n`);
  } finally {
    await database.close();
  }
}

type Deps = AddStaffDeps & PasswordDeps;

async function run(deps: Deps, command: StaffCommand): Promise<string> {
  if (command.what === 'list') return await listed(deps);
  const username = readUsername(command.username);
  switch (command.what) {
    case 'add':
      await addStaff(
        { ...deps, ...(command.division ? { divisions: divisions() } : {}) },
        { ...command, password: await passwordFromStdin(), isTemporary: false },
      );
      return `Added ${username} as ${command.role}.`;
    case 'reset-password':
      await setPassword(deps, { username, password: await passwordFromStdin(), isTemporary: false });
      return `Changed the password of ${username} and ended its sessions.`;
    case 'disable':
      await setActive(deps, username, false);
      return `Disabled ${username} and ended its sessions.`;
    case 'enable':
      await setActive(deps, username, true);
      return `Enabled ${username}.`;
    case 'set-division':
      await setDivision(deps, username, command.division, command.division ? divisions() : []);
      return `Changed the division of ${username}.`;
    case 'trust-key': {
      const { tipKey } = await trustByOperator(deps, username);
      return `Trusted the key of ${username}: ${fingerprintOf(tipKey.publicKey)}`;
    }
    case 'reset-second-factor':
      await resetByOperator(deps, username);
      return `Took the second factor of ${username} away and ended its sessions.`;
    default:
      return command satisfies never;
  }
}

function divisions(): string[] {
  return loadOffice(loadOfficeDir()).divisions.map(({ id }) => id);
}

async function listed({ staff }: Deps): Promise<string> {
  const accounts = await staff.list();
  const lines = accounts.map(({ username, role, isActive, name }) =>
    [username, role, isActive ? 'active' : 'disabled', name].join('\t'),
  );
  return lines.join('\n') || 'There are no accounts yet.';
}

/** All of standard input, less the line end that `echo` adds. */
async function passwordFromStdin(): Promise<string> {
  return (await text(process.stdin)).replace(/\r?\n$/, '');
}

function wordsFor(error: unknown): string {
  if (error instanceof StaffRefusal) return refusals[error.reason];
  return firstLineOf(error);
}

try {
  await main();
} catch (error) {
  process.exitCode = tellFault(error, usage, wordsFor(error));
}
