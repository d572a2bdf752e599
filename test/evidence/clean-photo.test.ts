import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { type CleanCopy, cleanPhoto, photoLimits } from '../../src/evidence/clean-photo.ts';
import {
  holdsCanary,
  movingGif,
  picture,
  plantedHeic,
  plantedJpeg,
  plantedPng,
  plantedWebp,
  pngChunk,
} from './planted-photos.ts';

async function cleaned(bytes: Buffer): Promise<CleanCopy> {
  const copy = await cleanPhoto(bytes);
  if (copy.clean === null) throw new Error(`not cleaned: ${copy.why}`);
  return copy;
}

async function colourAt(copy: CleanCopy, left: number, top: number): Promise<string> {
  const pixel = { left, top, width: 1, height: 1 };
  const [red = 0, green = 0, blue = 0] = await sharp(copy.clean).extract(pixel).raw().toBuffer();
  if (red > 200 && green > 200 && blue > 200) return 'white';
  return red > blue ? 'red' : 'blue';
}

describe('a clean copy', () => {
  test.each([
    ['JPEG', () => plantedJpeg()],
    ['PNG', plantedPng],
    ['WebP', plantedWebp],
    ['HEIC', async () => plantedHeic],
  ])('of a %s holds pixels and nothing else', async (_, make) => {
    const planted = await make();
    expect(holdsCanary(planted)).toBe(true);
    const { clean, format } = await cleaned(planted);
    expect(format).toBe('jpeg');
    expect(holdsCanary(clean)).toBe(false);
    const seen = await sharp(clean).metadata();
    expect(seen).toMatchObject({ format: 'jpeg', hasProfile: false });
    expect([seen.exif, seen.xmp, seen.iptc, seen.icc, seen.comments]).toEqual(Array(5).fill(undefined));
  });

  test('holds no segment but those that a decoder needs', async () => {
    const { clean } = await cleaned(await plantedJpeg());
    const markers = [...clean.toString('latin1').matchAll(/\xff[\xe1-\xef\xfe]/g)];
    expect(markers).toEqual([]);
  });

  test('drops what was hung on behind', async () => {
    const behind = Buffer.concat([await picture().jpeg().toBuffer(), Buffer.from('CANARY behind the end')]);
    expect(holdsCanary((await cleaned(behind)).clean)).toBe(false);
  });

  test('is turned upright', async () => {
    const copy = await cleaned(await plantedJpeg(6));
    expect([copy.width, copy.height]).toEqual([40, 60]);
    expect([await colourAt(copy, 37, 30), await colourAt(copy, 3, 30)]).toEqual(['red', 'blue']);
  });

  test('of a HEIC shows what the photo shows', async () => {
    const copy = await cleaned(plantedHeic);
    expect([copy.width, copy.height]).toEqual([64, 48]);
    expect(await colourAt(copy, 4, 4)).toBe('red');
  });

  test('is at most 2,560 pixels long, and a small one stays as it is', async () => {
    expect(await cleaned(await picture(4000, 1000).jpeg().toBuffer())).toMatchObject({
      width: 2560,
      height: 640,
    });
    expect(await cleaned(await picture(80, 60).png().toBuffer())).toMatchObject({ width: 80, height: 60 });
  });

  test('is white where the photo was transparent', async () => {
    const clear = { r: 0, g: 0, b: 0, alpha: 0 };
    const glass = sharp({ create: { width: 20, height: 20, channels: 4, background: clear } });
    expect(await colourAt(await cleaned(await glass.png().toBuffer()), 9, 9)).toBe('white');
  });

  test('of moving pictures is the first', async () => {
    const copy = await cleaned(await movingGif());
    expect([copy.width, copy.height, await colourAt(copy, 9, 9)]).toEqual([20, 20, 'red']);
  });

  test('of grey, CMYK, 16 bit and AVIF photos is made as well', async () => {
    const photos = [
      picture().greyscale().jpeg(),
      picture().toColourspace('cmyk').jpeg(),
      picture().toColourspace('rgb16').png(),
      picture().avif(),
    ];
    for (const photo of photos) expect(await cleaned(await photo.toBuffer())).toMatchObject({ width: 60 });
  });
});

describe('there is no clean copy', () => {
  test('of a photo that broke off, or that is none', async () => {
    const jpeg = await picture(800, 600).jpeg().toBuffer();
    expect(await cleanPhoto(jpeg.subarray(0, jpeg.length / 2))).toEqual({ clean: null, why: 'broken' });
    expect(await cleanPhoto(plantedHeic.subarray(0, 900))).toEqual({ clean: null, why: 'broken' });
    expect(await cleanPhoto(Buffer.alloc(0))).toEqual({ clean: null, why: 'broken' });
    expect(await cleanPhoto(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'))).toEqual({
      clean: null,
      why: 'broken',
    });
  });

  test('of a small file that unpacks to a huge picture', async () => {
    const header = Buffer.from([0, 0, 0x75, 0x30, 0, 0, 0x75, 0x30, 8, 2, 0, 0, 0]);
    const bomb = Buffer.concat([
      Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
      pngChunk('IHDR', header),
      pngChunk('IDAT', deflateSync(Buffer.alloc(1024 * 1024))),
      pngChunk('IEND', Buffer.alloc(0)),
    ]);
    expect(await cleanPhoto(bomb)).toEqual({ clean: null, why: 'tooManyPixels' });
    const fewer = { ...photoLimits, mostHeicPixels: 1000 };
    expect(await cleanPhoto(plantedHeic, fewer)).toEqual({ clean: null, why: 'tooManyPixels' });
  });

  test('of a photo that takes too long, and the next one is not held up', async () => {
    const hurried = cleanPhoto(plantedHeic, { ...photoLimits, patienceMs: 1 });
    const next = cleanPhoto(await picture().png().toBuffer());
    expect(await hurried).toEqual({ clean: null, why: 'tooSlow' });
    expect(await next).toMatchObject({ width: 60, height: 40 });
  });
});
