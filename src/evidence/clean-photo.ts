import sharp, { type Sharp } from 'sharp';
import { decodeHeic } from './decode-heic.ts';
import { oneAtATime } from './one-at-a-time.ts';

export interface CleanCopy {
  readonly clean: Buffer;
  readonly format: 'jpeg';
  readonly width: number;
  readonly height: number;
}

/** Why a photo cannot be shown; it is kept sealed all the same. */
export const notShownReasons = ['broken', 'tooManyPixels', 'tooSlow'] as const;
export type NotShownReason = (typeof notShownReasons)[number];

export type CleanedPhoto = CleanCopy | { readonly clean: null; readonly why: NotShownReason };

export interface PhotoLimits {
  readonly mostPixels: number;
  /** The decoder of HEIC holds the whole picture three times over. */
  readonly mostHeicPixels: number;
  readonly patienceMs: number;
}

const megaPixels = 1_000_000;
export const photoLimits: PhotoLimits = {
  mostPixels: 64 * megaPixels,
  mostHeicPixels: 25 * megaPixels,
  patienceMs: 20_000,
};
const longestSide = 2560;
const quality = 82;

// The cache would keep pictures of tips in memory.
sharp.cache(false);
const inTurn = oneAtATime();

/**
 * Paints a photo anew: turned upright, at most 2,560 pixels long, transparent parts white, of several pictures
 * the first. Only pixels go from the file that came into the JPEG that leaves, so nothing else can. One photo at
 * a time in this process, off the event loop.
 */
export function cleanPhoto(bytes: Buffer, limits: PhotoLimits = photoLimits): Promise<CleanedPhoto> {
  return inTurn(() => paintAnew(bytes, limits)).catch((error: unknown) => ({
    clean: null,
    why: reasonOf(error),
  }));
}

class NotShown extends Error {
  readonly reason: NotShownReason;
  constructor(reason: NotShownReason) {
    super(reason);
    this.reason = reason;
  }
}

async function paintAnew(bytes: Buffer, limits: PhotoLimits): Promise<CleanCopy> {
  const picture = await openPicture(bytes, limits);
  const { data, info } = await picture
    .resize({ width: longestSide, height: longestSide, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .timeout({ seconds: Math.ceil(limits.patienceMs / 1000) })
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { width, height, channels } = info;
  const clean = await sharp(data, { raw: { width, height, channels } }).jpeg({ quality }).toBuffer();
  return { clean, format: 'jpeg', width, height };
}

async function openPicture(bytes: Buffer, limits: PhotoLimits): Promise<Sharp> {
  const opened = sharp(bytes, { limitInputPixels: limits.mostPixels, failOn: 'truncated' });
  const { width, height, format, compression } = await opened.metadata();
  if (!['jpeg', 'png', 'webp', 'gif', 'heif'].includes(format)) throw new NotShown('broken');
  const most = compression === 'hevc' ? limits.mostHeicPixels : limits.mostPixels;
  if (width * height > most) throw new NotShown('tooManyPixels');
  return compression === 'hevc' ? openHeic(bytes, limits) : opened.autoOrient();
}

/** The prebuilt libvips reads the container of HEIC, not the pictures in it. */
async function openHeic(bytes: Buffer, limits: PhotoLimits): Promise<Sharp> {
  const pixels = await decodeHeic(bytes, {
    mostPixels: limits.mostHeicPixels,
    patienceMs: limits.patienceMs,
  });
  if (typeof pixels === 'string') throw new NotShown(pixels);
  const { data, width, height } = pixels;
  return sharp(Buffer.from(data), { raw: { width, height, channels: 4 } });
}

function reasonOf(error: unknown): NotShownReason {
  if (error instanceof NotShown) return error.reason;
  const words = error instanceof Error ? error.message : '';
  if (/pixel limit/i.test(words)) return 'tooManyPixels';
  return /timeout/i.test(words) ? 'tooSlow' : 'broken';
}
