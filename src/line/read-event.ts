import { z } from 'zod';
import type { Input } from '../bot/input.ts';
import { plainFileName } from '../evidence/file-name.ts';
import type { Download } from '../post/downloads.ts';
import type { Attachment } from '../tickets/ticket.ts';
import { readPostback } from './postback.ts';

/** What it takes to fetch a file. */
type Asking = Pick<Download, 'id' | 'messageId' | 'kind'>;

/** What a LINE event means to us. */
export type Heard =
  | { readonly type: 'turn'; readonly input: Input; readonly download?: Asking }
  | { readonly type: 'unsent'; readonly source: string }
  | { readonly type: 'blocked' }
  | { readonly type: 'group' }
  /** Known and of no matter to us, or of a kind that LINE has added since. */
  | { readonly type: 'ignored' };

export interface ReadEvent {
  readonly heard: Heard;
  readonly replyToken?: string;
}

const text = z.string();
const eventSchema = z.looseObject({
  type: text,
  mode: text.optional(),
  replyToken: text.optional(),
  source: z.looseObject({ type: text.optional(), userId: text.optional() }).optional(),
  message: z.unknown().optional(),
  postback: z.unknown().optional(),
  unsend: z.unknown().optional(),
});

const messageSchema = z.discriminatedUnion('type', [
  z.looseObject({ type: z.literal('text'), id: text, text, mention: z.unknown().optional() }),
  z.looseObject({
    type: z.enum(['image', 'video', 'audio', 'file']),
    id: text,
    fileName: text.max(300).transform(plainFileName).optional().catch(undefined),
    contentProvider: z.looseObject({ type: text }).optional(),
    imageSet: z.looseObject({ index: z.number(), total: z.number() }).optional().catch(undefined),
  }),
  z.looseObject({
    type: z.literal('location'),
    id: text,
    latitude: z.number().min(-90).max(90),
    longitude: z.number().min(-180).max(180),
    title: text.optional(),
    address: text.optional(),
  }),
  z.looseObject({ type: z.literal('sticker') }),
]);
type LineMessage = z.infer<typeof messageSchema>;

const mentionSchema = z.object({ mentionees: z.array(z.looseObject({ isSelf: z.boolean().optional() })) });
const userId = /^U[0-9a-f]{32}$/;

/**
 * Reads one journaled event. Never throws for what LINE may send: unknown types, missing and added properties
 * are ignored knowingly.
 * @param body the event as LINE sent it
 * @param digest keyed digest of a LINE message id
 * @throws SyntaxError when `body` is not JSON
 */
export function readEvent(body: string, digest: (messageId: string) => string): ReadEvent {
  const parsed = eventSchema.safeParse(JSON.parse(body));
  if (!parsed.success || parsed.data.mode === 'standby') return { heard: { type: 'ignored' } };
  const event = parsed.data;
  const token = event.replyToken ? { replyToken: event.replyToken } : {};
  if (event.source?.type === 'group' || event.source?.type === 'room') {
    return { heard: heardInGroup(event.type, event.message, event.unsend, digest), ...token };
  }
  if (!userId.test(event.source?.userId ?? '')) return { heard: { type: 'ignored' } };
  switch (event.type) {
    case 'message':
      return { heard: heardMessage(event.message, digest), ...token };
    case 'postback':
      return { heard: heardPostback(event.postback), ...token };
    case 'follow':
      return { heard: { type: 'turn', input: { type: 'hello' } }, ...token };
    case 'unfollow':
      return { heard: { type: 'blocked' } };
    case 'unsend':
      return { heard: heardUnsend(event.unsend, digest) };
    default:
      return { heard: { type: 'ignored' }, ...token };
  }
}

/** In a group the bot speaks when it is added or called, and only to point to the private chat. */
function heardInGroup(type: string, raw: unknown, unsend: unknown, digest: (id: string) => string): Heard {
  if (type === 'join') return { type: 'group' };
  if (type === 'unsend') return heardUnsend(unsend, digest);
  const message = messageSchema.safeParse(raw);
  if (type !== 'message' || !message.success || message.data.type !== 'text') return { type: 'ignored' };
  const mention = mentionSchema.safeParse(message.data.mention);
  const isCalled = mention.success && mention.data.mentionees.some(({ isSelf }) => isSelf);
  return { type: isCalled ? 'group' : 'ignored' };
}

function heardPostback(raw: unknown): Heard {
  const postback = z.looseObject({ data: text }).safeParse(raw);
  const input = postback.success ? readPostback(postback.data.data) : null;
  // A button that is not ours, or of a time before these: the menu is the polite answer.
  return { type: 'turn', input: input ?? { type: 'command', command: 'menu' } };
}

function heardUnsend(raw: unknown, digest: (id: string) => string): Heard {
  const unsend = z.looseObject({ messageId: text }).safeParse(raw);
  return unsend.success ? { type: 'unsent', source: digest(unsend.data.messageId) } : { type: 'ignored' };
}

function heardMessage(raw: unknown, digest: (id: string) => string): Heard {
  const parsed = messageSchema.safeParse(raw);
  // A kind of message that LINE has added since: answered like a sticker, never with silence.
  if (!parsed.success) return { type: 'turn', input: { type: 'sticker' } };
  const message = parsed.data;
  switch (message.type) {
    case 'text':
      return { type: 'turn', input: { type: 'text', text: message.text, source: digest(message.id) } };
    case 'sticker':
      return { type: 'turn', input: { type: 'sticker' } };
    case 'location':
      return { type: 'turn', input: locationOf(message, digest(message.id)) };
    default:
      return heardFile(message, digest(message.id));
  }
}

function locationOf(message: Extract<LineMessage, { type: 'location' }>, source: string): Input {
  const words = [message.title, message.address].filter(Boolean).join(' ').slice(0, 300);
  const { latitude, longitude } = message;
  return { type: 'location', latitude, longitude, source, ...(words ? { words } : {}) };
}

function heardFile(
  message: Extract<LineMessage, { type: 'image' | 'video' | 'audio' | 'file' }>,
  source: string,
): Heard {
  const isOnLine = message.contentProvider === undefined || message.contentProvider.type === 'line';
  const file: Attachment = {
    id: source,
    kind: message.type,
    state: isOnLine ? 'fetching' : 'gone',
    source,
    ...(message.fileName ? { fileName: message.fileName } : {}),
  };
  const set = message.imageSet
    ? { set: { index: message.imageSet.index, total: message.imageSet.total } }
    : {};
  return {
    type: 'turn',
    input: { type: 'file', file, ...set },
    ...(isOnLine ? { download: { id: source, messageId: message.id, kind: message.type } } : {}),
  };
}
