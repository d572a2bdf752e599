import type { messagingApi } from '@line/bot-sdk';
import { checkUnits } from './length.ts';
import type { Path, Report } from './problem.ts';
import { checkMediaUrl } from './url.ts';

type WithPreview = messagingApi.ImageMessage | messagingApi.VideoMessage;

/** Image and video: addresses of content and preview; a video's tracking id up to 100. */
export function checkPicture(message: WithPreview, at: Path, report: Report): void {
  checkMediaUrl(message.originalContentUrl, [...at, 'originalContentUrl'], report);
  checkMediaUrl(message.previewImageUrl, [...at, 'previewImageUrl'], report);
  if (message.type === 'video') checkUnits(message.trackingId, 100, [...at, 'trackingId'], report);
}

export function checkAudio(message: messagingApi.AudioMessage, at: Path, report: Report): void {
  checkMediaUrl(message.originalContentUrl, [...at, 'originalContentUrl'], report);
  if (message.duration <= 0) report([...at, 'duration'], 'Must be greater than or equal to 1');
}

/** Location: title and address up to 100 each. */
export function checkLocation(message: messagingApi.LocationMessage, at: Path, report: Report): void {
  checkUnits(message.title, 100, [...at, 'title'], report);
  checkUnits(message.address, 100, [...at, 'address'], report);
  if (Math.abs(message.latitude) > 90) report([...at, 'latitude'], 'invalid property');
  if (Math.abs(message.longitude) > 180) report([...at, 'longitude'], 'invalid property');
}

const SENDABLE_PACKAGES = new Set(
  '446 789 1070 6136 6325 6359 6362 6370 6632 8515 8522 8525 11537 11538 11539'.split(' '),
);

/** Sticker: only packages on LINE's list of sendable stickers. */
export function checkSticker(message: messagingApi.StickerMessage, at: Path, report: Report): void {
  if (!SENDABLE_PACKAGES.has(message.packageId)) {
    report([...at, 'packageId'], 'invalid property', 'bots may send only the listed sticker packages');
  }
  if (!/^\d+$/.test(message.stickerId)) report([...at, 'stickerId'], 'invalid property');
}
