import type { Attachment } from '../tickets/ticket.ts';

/** What a tap on something other than an answer asks for. */
export const commands = [
  'menu',
  'cancel',
  'resume',
  'tip',
  'complaint',
  'services',
  'reports',
  'track',
  'officer',
  'track-code',
  'add',
  'reopen',
  'leave-out',
  'ask-loose',
  'complain-loose',
  'add-loose',
  'tip-loose',
  'none-of-these',
  'procedure',
  'next-step',
  'ask-about',
  'topic',
  'disclosure',
  'answer',
  'contacts',
] as const;
export type Command = (typeof commands)[number];

/** One thing a villager did, free of LINE. `source` is the keyed digest of the LINE message it came in. */
export type Input =
  | { readonly type: 'text'; readonly text: string; readonly source: string }
  | { readonly type: 'answer'; readonly session: string; readonly step: string; readonly value: string }
  | { readonly type: 'command'; readonly command: Command; readonly argument?: string }
  | {
      readonly type: 'file';
      readonly file: Attachment;
      readonly set?: { readonly index: number; readonly total: number };
    }
  | {
      readonly type: 'location';
      readonly latitude: number;
      readonly longitude: number;
      readonly words?: string;
      readonly source: string;
    }
  | { readonly type: 'sticker' }
  | { readonly type: 'hello' };
