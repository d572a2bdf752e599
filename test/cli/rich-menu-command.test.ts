import { UsageError } from '../../src/cli/command-line.ts';
import { readRichMenuCommand } from '../../src/cli/rich-menu-command.ts';

test('commands are read', () => {
  expect(readRichMenuCommand([])).toEqual({ what: 'set' });
  expect(readRichMenuCommand(['--remove'])).toEqual({ what: 'remove' });
  expect(readRichMenuCommand(['--out', 'menu.png'])).toEqual({ what: 'draw', file: 'menu.png' });
});

test.each([
  ['--out x.png --remove', /exclude each other/],
  ['--out', /--out/],
  ['--out=', /--out needs the name of a file/],
  ['everything', /everything/],
  ['--colour', /--colour/],
])('%j is wrong use', (line, words) => {
  const read = () => readRichMenuCommand(line.split(' '));
  expect(read).toThrow(UsageError);
  expect(read).toThrow(words);
});
