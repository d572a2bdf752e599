import { readAskCommand } from '../../src/cli/ask-command.ts';

test.each([
  [[], { what: 'answer', isJson: false }],
  [['--json'], { what: 'answer', isJson: true }],
  [['--score', 'a.tsv'], { what: 'score', file: 'a.tsv', withWrong: false }],
  [['--wrong', '--score', 'a.tsv'], { what: 'score', file: 'a.tsv', withWrong: true }],
])('%j is understood', (args, command) => {
  expect(readAskCommand(args)).toEqual(command);
});

test.each([
  [['--wrong']],
  [['--score']],
  [['--score', '']],
  [['--json', '--score', 'a']],
  [['x']],
  [['--fly']],
])('%j is not', (args) => {
  expect(readAskCommand(args)).toBeNull();
});
