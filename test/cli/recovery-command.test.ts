import { UsageError } from '../../src/cli/command-line.ts';
import { readRecoveryCommand } from '../../src/cli/recovery-command.ts';
import { refusalWords } from '../../src/cli/recovery-words.ts';
import { ShareRefusal } from '../../src/vault/recovery-share.ts';

const read = (...args: string[]) => readRecoveryCommand(args);

test('commands are read', () => {
  expect(read('status')).toEqual({ what: 'status' });
  expect(read('check')).toEqual({ what: 'check' });
  expect(read('renew')).toEqual({ what: 'renew' });
  expect(read('restore', '--to', 'Malee')).toEqual({ what: 'restore', to: 'malee' });
  expect(read('restore', '--to', 'malee', '--ticket', 't-2570-12345678')).toEqual({
    what: 'restore',
    to: 'malee',
    number: 'T-2570-12345678',
  });
});

test.each([
  ['', 'A command is missing.'],
  ['fly', 'There is no such command.'],
  ['restore', '--to is missing: the username of a tip officer.'],
  ['renew --to malee', '--to does not belong to this command.'],
  ['status --to malee', '--to does not belong to this command.'],
  ['check ABCDE-FGHJK', 'Only one command is taken; shares come on standard input.'],
])('%j is wrong use: %s', (line, words) => {
  expect(() => read(...line.split(' ').filter(Boolean))).toThrow(new UsageError(words));
});

test('refusals say where to look', () => {
  expect(refusalWords(new ShareRefusal('mistyped', [3, 7]))).toBe('A share is mistyped. Look at group 3, 7.');
  expect(refusalWords(new ShareRefusal('too-few'))).toContain('one alone opens nothing');
});
