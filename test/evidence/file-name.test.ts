import { plainFileName } from '../../src/evidence/file-name.ts';

test.each([
  ['ใบเสร็จ ป้าแดง.jpg', 'ใบเสร็จ ป้าแดง.jpg'],
  ['report\u202Egpj.exe', 'reportgpj.exe'],
  ['\u2067a\u2069\u200Fb\u061Cc\u200B.pdf', 'abc.pdf'],
  ['a\r\nb\tc\u0000\u001b[31m\u2028d.txt', 'a b c[31m d.txt'],
  ['\u202E\u0007', ''],
  ['half \ud83d letter', 'half  letter'],
])('%j is shown as %j', (name, shown) => {
  expect(plainFileName(name)).toBe(shown);
});

test('a long name is cut, and between letters', () => {
  const cut = plainFileName(`${'ก'.repeat(199)}😀.jpg`);
  expect(cut).toBe('ก'.repeat(199));
  expect(plainFileName(`${'ก'.repeat(198)}😀.jpg`)).toHaveLength(200);
});
