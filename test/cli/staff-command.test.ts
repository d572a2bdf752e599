import { UsageError } from '../../src/cli/command-line.ts';
import { readStaffCommand } from '../../src/cli/staff-command.ts';

const read = (line: string) => readStaffCommand(line.split(' '));

test('commands are read', () => {
  expect(read('add --username U --name N --role officer --password-stdin')).toEqual({
    what: 'add',
    username: 'U',
    name: 'N',
    role: 'officer',
  });
  expect(read('list')).toEqual({ what: 'list' });
  expect(read('disable --username U')).toEqual({ what: 'disable', username: 'U' });
  expect(
    read('add --username U --name N --role tip-officer --division works --password-stdin'),
  ).toMatchObject({
    division: 'works',
  });
  expect(read('set-division --username U --division none')).toEqual({
    what: 'set-division',
    username: 'U',
    division: null,
  });
  expect(read('trust-key --username U')).toEqual({ what: 'trust-key', username: 'U' });
  expect(read('reset-second-factor --username U')).toEqual({ what: 'reset-second-factor', username: 'U' });
  expect(read('reset-password --username=U --password-stdin')).toEqual({
    what: 'reset-password',
    username: 'U',
  });
});

test.each([
  ['', 'A command is missing.'],
  ['fly', 'There is no command fly.'],
  ['add --name N --role officer --password-stdin', '--username is missing.'],
  ['add --username U --role officer --password-stdin', '--name is missing.'],
  [
    'add --username U --name N --role king --password-stdin',
    '--role must be one of admin, officer, tip-officer, viewer.',
  ],
  [
    'add --username U --name N --role officer',
    '--password-stdin is missing: the password is read from standard input.',
  ],
  ['disable', '--username is missing.'],
  ['set-division --username U', '--division is missing.'],
  ['trust-key', '--username is missing.'],
  ['list everything', 'Not understood: everything'],
])('%j is wrong use: %s', (line, words) => {
  const args = line.split(' ').filter(Boolean);
  expect(() => readStaffCommand(args)).toThrow(new UsageError(words));
});

test('an option nobody knows is wrong use, not a crash', () => {
  expect(() => read('add --password secret')).toThrow(UsageError);
});
