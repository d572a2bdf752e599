import { readAuditCommand } from '../../src/cli/audit-command.ts';
import { UsageError } from '../../src/cli/command-line.ts';

const code = '3f9a-12bc-04de-77a0-91c2';
const read = (...args: string[]) => readAuditCommand(args);

test('commands are read', () => {
  expect(read('verify')).toEqual({ what: 'verify', anchors: [] });
  expect(read('verify', '--head', code.toUpperCase(), '--head', `12:${code}`)).toEqual({
    what: 'verify',
    anchors: [{ code }, { seq: 12, code }],
  });
  expect(read('head')).toEqual({ what: 'head' });
  expect(read('head', '--day', '2026-11-22')).toEqual({ what: 'head', day: '2026-11-22' });
  expect(read('list')).toEqual({ what: 'list', from: 1, limit: 100 });
  expect(read('list', '--from', '7', '--limit=20')).toEqual({ what: 'list', from: 7, limit: 20 });
});

test.each([
  ['', 'A command is missing.'],
  ['fly', 'There is no command fly.'],
  ['verify all', 'Not understood: all'],
  ['verify --head 3f9a', '--head 3f9a is not a code: it has 20 characters of 0-9 and a-f.'],
  ['verify --from 3', '--from does not belong to this command.'],
  ['list --head x', '--head does not belong to this command.'],
  ['list --from 0', '--from must be a whole number from 1.'],
  ['list --limit many', '--limit must be a whole number from 1.'],
  ['head --day yesterday', '--day must be a day such as 2026-11-22.'],
  ['head --day 2026-13-41', '--day must be a day such as 2026-11-22.'],
])('%j is wrong use: %s', (line, words) => {
  expect(() => read(...line.split(' ').filter(Boolean))).toThrow(new UsageError(words));
});

test('an option nobody knows is wrong use, not a crash', () => {
  expect(() => read('verify', '--quickly')).toThrow(UsageError);
});
