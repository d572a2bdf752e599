import type { Channel } from '../channel.ts';
import type { Content } from '../content.ts';
import { type Answer, ok, refuse } from './answer.ts';
import type { Call } from './call.ts';

function contentOf(channel: Channel, call: Call): Content | Answer {
  const content = channel.contents.get(call.params.messageId ?? '');
  if (!content) return refuse(404, 'Not found');
  return content.gone ? refuse(410, 'The content is gone') : content;
}

function isAnswer(value: Content | Answer): value is Answer {
  return 'status' in value;
}

/** `GET /v2/bot/message/{messageId}/content`: 202 while prepared, 404 unknown, 410 unsent. */
export function content(channel: Channel, call: Call): Answer {
  const found = contentOf(channel, call);
  if (isAnswer(found)) return found;
  if (found.preparing > 0) {
    found.preparing -= 1;
    return { status: 202 };
  }
  return serve(found);
}

function serve({ bytes, contentType, breakAfter }: Content): Answer {
  return { status: 200, bytes, headers: { 'content-type': contentType }, breakAfter };
}

/** `GET /v2/bot/message/{messageId}/content/preview`: images and videos only. */
export function contentPreview(channel: Channel, call: Call): Answer {
  const found = contentOf(channel, call);
  if (isAnswer(found)) return found;
  if (found.kind !== 'image' && found.kind !== 'video') return refuse(400, 'Preview is not available');
  return serve(found);
}

/** `GET /v2/bot/message/{messageId}/content/transcoding`: videos and audio only. */
export function contentTranscoding(channel: Channel, call: Call): Answer {
  const found = contentOf(channel, call);
  if (isAnswer(found)) return found;
  if (found.kind !== 'video' && found.kind !== 'audio') return refuse(400, 'Transcoding is not available');
  return ok({ status: found.preparing > 0 ? 'processing' : 'succeeded' });
}
