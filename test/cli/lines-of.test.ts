import { linesOf } from '../../src/cli/lines-of.ts';

async function lines(...chunks: (string | Uint8Array)[]): Promise<string[]> {
  async function* stream() {
    yield* chunks;
  }
  const all: string[] = [];
  for await (const line of linesOf(stream())) all.push(line);
  return all;
}

test('lines are read as they end, the last also without an end', async () => {
  expect(await lines('a\nb', 'c\r\n', '\nd')).toEqual(['a', 'bc', '', 'd']);
  expect(await lines()).toEqual([]);
  expect(await lines('a\n')).toEqual(['a']);
});

test('a letter cut in two between chunks stays one letter', async () => {
  const bytes = new TextEncoder().encode('ไฟ\n');
  expect(await lines(bytes.slice(0, 2), bytes.slice(2))).toEqual(['ไฟ']);
});

test('only a line feed ends a line', async () => {
  expect(await lines('a\u2028b\rc\n')).toEqual(['a\u2028b\rc']);
});
