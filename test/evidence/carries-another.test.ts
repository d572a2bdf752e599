import { gzipSync } from 'node:zlib';
import { outcomeOf, padded } from './judging.ts';
import { pdfOf, zipOf } from './planted-documents.ts';
import { box, plantedFilm } from './planted-films.ts';
import { movingGif, picture, pngChunk } from './planted-photos.ts';

const [jpeg, png, gif] = await Promise.all([
  picture().jpeg().toBuffer(),
  picture().png().toBuffer(),
  movingGif(),
]);
const zip = await zipOf({ 'run.exe': 'MZ' });
const comment = (text: string) => {
  const body = Buffer.from(text, 'latin1');
  const segment = Buffer.from([0xff, 0xfe, 0, 0]);
  segment.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([jpeg.subarray(0, 2), segment, body, jpeg.subarray(2)]);
};
const windowsProgram = padded('MZ');
windowsProgram.writeUInt32LE(64, 60);
windowsProgram.write('PE\0\0', 64, 'latin1');
const tape = Buffer.from(await picture(400, 400).png().toBuffer());
const taped = Buffer.concat([
  tape.subarray(0, 33),
  pngChunk('tEXt', Buffer.alloc(300, 'x')),
  tape.subarray(33),
]);
taped.write('ustar', 257, 'latin1');

test.each([
  ['a zip behind a JPEG', Buffer.concat([jpeg, zip])],
  ['a zip behind a PNG', Buffer.concat([png, zip])],
  ['a zip behind a PDF', Buffer.concat([pdfOf('<< >>'), zip])],
  ['a zip behind a film', Buffer.concat([plantedFilm(), zip])],
  ['a rar within a JPEG', comment('Rar!\x1a\x07\x01\0')],
  ['a PDF in a comment of a JPEG', comment('%PDF-1.7 1 0 obj')],
  ['a PDF far behind in a JPEG', Buffer.concat([jpeg, Buffer.alloc(4000), pdfOf('<< >>')])],
  ['a page in a comment of a JPEG', comment('<html><body>')],
  ['a script in a comment of a JPEG', comment(`${'x'.repeat(9000)}<script>alert(1)</script>`)],
  ['a page behind a PNG', Buffer.concat([png, Buffer.from('<script>alert(1)</script>')])],
  [
    'a page in a text chunk of a PNG',
    Buffer.concat([
      png.subarray(0, 33),
      pngChunk('tEXt', Buffer.from('a\0<svg onload=x>')),
      png.subarray(33),
    ]),
  ],
  ['PHP behind a GIF', Buffer.concat([gif, Buffer.from('<?php echo 1;')])],
  ['a GIF that is a script', Buffer.from('GIF89a/*\0\0\0\0;*/=1;alert(1)//;', 'latin1')],
  ['a GIF that is a script by its size', Buffer.from('GIF89a="\0\0\0";alert(1)//;', 'latin1')],
  ['a JPEG that is a script', Buffer.from('\xff\xd8\xff\xe0/*JFIF*/=1;alert(1)', 'latin1')],
  ['a Windows program behind a JPEG', Buffer.concat([jpeg, Buffer.from('some words first'), windowsProgram])],
  [
    'marks of programs without end behind a film',
    Buffer.concat([plantedFilm(), Buffer.alloc(2_000_000, 'MZ')]),
  ],
  ['a Linux program behind a PNG', Buffer.concat([png, padded('\x7fELF\x02\x01\x01')])],
  ['gzip behind a PNG', Buffer.concat([png, gzipSync('x'.repeat(99))])],
  ['a tape archive in a PNG', taped],
  ['a PDF within the first bytes of a text', `hello\n${pdfOf('<< >>').toString('latin1')}`],
  [
    'a page within the first bytes of a film',
    Buffer.concat([box('ftyp', 'isom\0\0\0\0isom'), box('free', '<script>alert(1)</script>'), plantedFilm()]),
  ],
])('%s is refused', async (_, bytes) => {
  expect(await outcomeOf(bytes)).toBe('polyglot');
});

test('a GIF is not taken for a script because of its width', async () => {
  const wide = Buffer.from(gif);
  wide.writeUInt16LE(256 + '='.charCodeAt(0), 6);
  expect(await outcomeOf(wide)).toBe('gif');
});
