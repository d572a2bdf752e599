import { mega, outcomeOf, padded } from './judging.ts';

/** The head of a film in the way of Matroska (EBML), with the type that it names. */
const ebml = (type: string) =>
  padded(`\x1a\x45\xdf\xa3${sizeOf(type.length + 3)}\x42\x82${sizeOf(type.length)}${type}`);
const sizeOf = (bytes: number) => String.fromCharCode(0x80 + bytes);

test('sound and films in other ways are told from what is not known at all', async () => {
  expect(await outcomeOf(padded('#!AMR\n'))).toBe('otherMedia');
  expect(await outcomeOf(ebml('webm'))).toBe('otherMedia');
  expect(await outcomeOf(padded('fLaC\0\0\0\x22'))).toBe('otherMedia');
  expect(await outcomeOf(padded('\x01\x02\x03\x04'))).toBe('unsupported');
});

test('a text that is too long is told as that', async () => {
  const long = Buffer.alloc(5 * mega, 'ก ');
  expect(await outcomeOf(long)).toBe('tooBig');
  expect(
    await outcomeOf(
      Buffer.concat([Buffer.from('\xff\xfe', 'latin1'), Buffer.from('ก'.repeat(3 * mega), 'utf16le')]),
    ),
  ).toBe('tooBig');
  expect(await outcomeOf(Buffer.concat([Buffer.from([1, 2, 3, 4]), long]))).toBe('unsupported');
});
