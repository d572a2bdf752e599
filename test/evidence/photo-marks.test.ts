import { metadataWarnings } from '../../src/evidence/metadata-warnings.ts';
import { movingGif, picture, pngChunk } from './planted-photos.ts';

const found = async (...file: Parameters<typeof metadataWarnings>) => (await metadataWarnings(...file)).found;
const plain = await picture().jpeg().toBuffer();

test('photos tell by words and times in parts of their format', async () => {
  const segment = Buffer.from('\xff\xfe\0\x06word', 'latin1');
  const worded = Buffer.concat([plain.subarray(0, 2), segment, plain.subarray(2)]);
  expect(await found(worded, 'jpeg')).toEqual(['comments']);
  const png = await picture().png().toBuffer();
  const time = pngChunk('tIME', Buffer.from([7, 234, 11, 23, 1, 2, 3]));
  expect(await found(Buffer.concat([png.subarray(0, 33), time, png.subarray(33)]), 'png')).toEqual([
    'created',
  ]);
  const gif = await movingGif();
  const head = 13 + 3 * 2 ** (((gif[10] ?? 0) & 7) + 1) * ((gif[10] ?? 0) >> 7);
  const said = Buffer.concat([
    gif.subarray(0, head),
    Buffer.from('!\xfe\x04word\0', 'latin1'),
    gif.subarray(head),
  ]);
  expect([await found(gif, 'gif'), await found(said, 'gif')]).toEqual([[], ['comments']]);
});
