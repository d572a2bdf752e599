import type { Path, Report } from './problem.ts';

const MEDIA_URL_LIMIT = 2000;
const ASCII_WITHOUT_SPACE = /^[\x21-\x7e]+$/;

/** Reports an address of an image, video or icon that LINE would not fetch: https only, at most 2000. */
export function checkMediaUrl(url: string | undefined, at: Path, report: Report): void {
  if (url === undefined) return;
  if (!url.startsWith('https://')) report(at, 'invalid uri scheme', 'LINE fetches over https only');
  else if (url.length > MEDIA_URL_LIMIT) report(at, `Length must be between 0 and ${MEDIA_URL_LIMIT}`);
  else checkEncoding(url, at, report);
}

/** Reports a link that a tap cannot open: http, https, line and tel, at most 1000. */
export function checkLink(uri: string | undefined, at: Path, report: Report): void {
  if (uri === undefined || uri === '') report(at, 'May not be empty');
  else if (!/^(https?|line|tel):/.test(uri)) report(at, 'invalid uri scheme', 'http, https, line or tel');
  else if (uri.length > 1000) report(at, 'Length must be between 0 and 1000');
  else checkEncoding(uri, at, report);
}

function checkEncoding(uri: string, at: Path, report: Report): void {
  if (!ASCII_WITHOUT_SPACE.test(uri)) report(at, 'invalid uri', 'percent-encode what is not ASCII');
}
