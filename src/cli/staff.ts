import { text } from 'node:stream/consumers';
import { systemClock } from '../clock.ts';
import { loadStorageConfig } from '../config.ts';
import { openDatabase } from '../mongo/open-database.ts';
import { staffStore } from '../mongo/staff-store.ts';
import { type AddStaffDeps, addStaff } from '../staff/add-staff.ts';
import { setPassword } from '../staff/change-password.ts';
import { setActive } from '../staff/change-staff.ts';
import { passwordKeeper } from '../staff/password.ts';
import { readUsername } from '../staff/staff.ts';
import { StaffRefusal, type StaffRefusalReason } from '../staff/staff-refusal.ts';
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
  busy: 'Too many passwords are being checked; try again.',
};

async function main(): Promise<void> {
  const command = readStaffCommand(process.argv.slice(2));
  const say = (line: string) => process.stderr.write(`${line}\n`);
  const database = await openDatabase({ ...loadStorageConfig(), say, join: true });
  try {
    const staff = staffStore(database.connection);
    await staff.init();
    const done = await run({ staff, passwords: passwordKeeper(), clock: systemClock }, command);
    process.stdout.write(`${done}\n`);
  } finally {
    await database.close();
  }
}

async function run(deps: AddStaffDeps, command: StaffCommand): Promise<string> {
  if (command.what === 'list') return await listed(deps);
  const username = readUsername(command.username);
  switch (command.what) {
    case 'add':
      await addStaff(deps, { ...command, password: await passwordFromStdin(), isTemporary: false });
      return `Added ${username} as ${command.role}.`;
    case 'reset-password':
      await setPassword(deps, { username, password: await passwordFromStdin(), isTemporary: false });
      return `Changed the password of ${username} and ended its sessions.`;
    case 'disable':
      await setActive(deps.staff, username, false);
      return `Disabled ${username} and ended its sessions.`;
    case 'enable':
      await setActive(deps.staff, username, true);
      return `Enabled ${username}.`;
    default:
      return command satisfies never;
  }
}

async function listed({ staff }: AddStaffDeps): Promise<string> {
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
