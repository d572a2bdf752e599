import type { Channel } from '../channel.ts';
import { imageSize } from '../image-size.ts';
import { type Answer, ok, refuse } from './answer.ts';
import { type Call, header } from './call.ts';
import { menuOf, notFound } from './rich-menu.ts';

const ONE_MB = 1024 * 1024;

/** `POST /v2/bot/richmenu/{richMenuId}/content`: JPEG or PNG of the menu's size, once, at most 1 MB. */
export function uploadRichMenuImage(channel: Channel, call: Call): Answer {
  const found = menuOf(channel, call);
  if (!found) return notFound();
  const contentType = header(call, 'content-type') ?? '';
  if (contentType !== 'image/png' && contentType !== 'image/jpeg') {
    return refuse(415, `The content type, ${contentType}, is not supported`);
  }
  if (found.image) return refuse(400, 'An image has already been uploaded to the richmenu');
  if (!fits(call.bytes, found.menu.size)) return refuse(400, 'The image size is not allowed for richmenu');
  found.image = { bytes: call.bytes, contentType };
  channel.bus.emit('change', '*');
  return ok();
}

function fits(bytes: Buffer, wanted: { width?: number; height?: number } | undefined): boolean {
  const size = imageSize(bytes);
  if (!size || bytes.length > ONE_MB) return false;
  return size.width === wanted?.width && size.height === wanted.height;
}

/** `GET /v2/bot/richmenu/{richMenuId}/content` */
export function downloadRichMenuImage(channel: Channel, call: Call): Answer {
  const image = menuOf(channel, call)?.image;
  if (!image) return notFound();
  return { status: 200, bytes: image.bytes, headers: { 'content-type': image.contentType } };
}
