import { copyText, noCopyLabels } from '../../text/clean-copies.ts';
import type { NoCopyReason } from '../../tips/no-copy.ts';

/** What stands in the place of a photo that has no copy to be shown: a picture, for nothing else fits there. */
export const noPicture = (why: NoCopyReason): string =>
  [
    '<svg xmlns="http://www.w3.org/2000/svg" width="160" height="160" viewBox="0 0 160 160">',
    '<rect width="160" height="160" fill="#eceff1"/>',
    '<g fill="#263238" font-family="sans-serif" font-size="14" text-anchor="middle">',
    `<text x="80" y="74">${copyText.noPicture}</text><text x="80" y="100">${noCopyLabels[why]}</text>`,
    '</g></svg>',
  ].join('');

export const noPictureHeaders = {
  'Content-Type': 'image/svg+xml',
  'Content-Security-Policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
  'Cross-Origin-Resource-Policy': 'same-origin',
} as const;
