import { UsageError } from '../../src/cli/command-line.ts';
import { readOfficeCommand } from '../../src/cli/office-command.ts';

const read = (line: string) => readOfficeCommand(line.split(' ').filter(Boolean));

test('commands are read', () => {
  expect(read('check')).toEqual({ what: 'check' });
  expect(read('load')).toEqual({ what: 'load', overwrite: false, retire: false, isDryRun: false });
  expect(read('load --dry-run --overwrite --retire')).toEqual({
    ...{ what: 'load', overwrite: true, retire: true, isDryRun: true },
  });
  expect(read('export')).toEqual({ what: 'export', folder: './office-export' });
  expect(read('export --to /tmp/x')).toEqual({ what: 'export', folder: '/tmp/x' });
});

test.each([
  ['', 'A command is missing.'],
  ['fly', 'There is no command fly.'],
  ['check now', 'Not understood: now'],
  ['check --overwrite', '--overwrite does not belong to this command.'],
  ['load --to x', '--to does not belong to this command.'],
  ['export --dry-run', '--dry-run does not belong to this command.'],
  ['export --to=', '--to needs a folder.'],
])('%j is wrong use: %s', (line, words) => {
  expect(() => read(line)).toThrow(new UsageError(words));
});

test('an option nobody knows is wrong use, not a crash', () => {
  expect(() => read('load --force')).toThrow(UsageError);
});
