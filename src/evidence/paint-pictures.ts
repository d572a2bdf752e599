import sharp from 'sharp';
import { oneAtATime } from './one-at-a-time.ts';
import type { PaintedPicture } from './rewrite-office.ts';

export interface PictureBudget {
  /** Of one picture, and of all together. */
  readonly mostPixels: number;
  readonly mostPixelsInAll: number;
  readonly mostPictures: number;
  readonly patienceMs: number;
}

const megaPixels = 1_000_000;
export const pictureBudget: PictureBudget = {
  mostPixels: 50 * megaPixels,
  mostPixelsInAll: 400 * megaPixels,
  mostPictures: 200,
  patienceMs: 20_000,
};

const longestSide = 2560;
const painters: Readonly<Record<string, 'jpeg' | 'png'>> = {
  jpeg: 'jpeg',
  png: 'png',
  gif: 'png',
  webp: 'png',
};
const inTurn = oneAtATime();

/** What stands for a picture that could not be painted: plain grey. */
const blank: Promise<Buffer> = sharp({
  create: { width: 8, height: 8, channels: 3, background: '#b0b0b0' },
})
  .png()
  .toBuffer();

/**
 * Paints the pictures of one document anew, at most 2,560 pixels long. One that cannot be painted, or comes when
 * the budget of all is used up, becomes a grey field: the words are worth more than the last picture.
 */
export function picturePainter(
  budget: PictureBudget = pictureBudget,
  now: () => number = performance.now.bind(performance),
): (bytes: Buffer | undefined) => Promise<PaintedPicture> {
  const end = now() + budget.patienceMs;
  let pixelsLeft = budget.mostPixelsInAll;
  let picturesLeft = budget.mostPictures;
  const paint = async (bytes: Buffer): Promise<PaintedPicture | undefined> => {
    picturesLeft -= 1;
    const secondsLeft = Math.floor((end - now()) / 1000);
    if (picturesLeft < 0 || secondsLeft < 1) return undefined;
    const picture = sharp(bytes, { limitInputPixels: budget.mostPixels, failOn: 'truncated' });
    const { width, height, format } = await picture.metadata();
    const extension = painters[format];
    pixelsLeft -= width * height;
    if (pixelsLeft < 0 || extension === undefined) return undefined;
    const content = await picture
      .resize({ width: longestSide, height: longestSide, fit: 'inside', withoutEnlargement: true })
      .timeout({ seconds: secondsLeft })
      .toFormat(extension)
      .toBuffer();
    return { content, extension };
  };
  return async (bytes) =>
    (bytes && (await inTurn(() => paint(bytes)).catch(() => undefined))) ?? {
      content: await blank,
      extension: 'png',
    };
}
