import { sourceOf, writeText } from './act.ts';
import { awaitAnswer } from './await-answer.ts';
import type { Channel } from './channel.ts';
import { type ChatEntry, callsNewestFirst, shownQuickReply } from './chat-log.ts';
import type { ContentOptions } from './content.ts';
import * as events from './events.ts';
import { findAction } from './find-action.ts';
import type { Action, Message } from './message.ts';
import type { Group, Person } from './people.ts';
import { createPost, DEFAULT_TIMEOUT, type Memory } from './post-and-wait.ts';
import { createSends } from './sends.ts';
import { tap } from './tap.ts';
import { quickRepliesOf } from './text-of.ts';
import type { LineEvent } from './webhook/delivery.ts';
import { stamp } from './webhook/stamp.ts';

/** How a villager waits after doing something. */
export interface Waiting {
  /** False: resolve as soon as the bot answered the webhook with 2xx. */
  expectReply?: boolean;
  /** Failure bound in real milliseconds; 10,000 unless told. */
  timeoutMs?: number;
}

export interface Saying extends Waiting {
  /** Say it in this group instead of the 1:1 chat. */
  in?: Group;
}

export interface Tapping extends Waiting {
  /** What was picked, for a datetimepicker: `2026-11-22`, `09:30` or `2026-11-22T09:30`. */
  picks?: string;
}

export interface SendingContent extends Waiting, ContentOptions {
  /** Ties photos that were sent together; `id` is any shared word, `index` counts from 1. */
  imageSet?: { id: string; index: number; total: number };
  durationMs?: number;
}

/** What a villager can send besides words. Each resolves with the messages that came in answer. */
export interface Sends {
  photo(bytes: Uint8Array, options?: SendingContent): Promise<Message[]>;
  video(bytes: Uint8Array, options?: SendingContent): Promise<Message[]>;
  audio(bytes: Uint8Array, options?: SendingContent): Promise<Message[]>;
  file(name: string, bytes: Uint8Array, options?: SendingContent): Promise<Message[]>;
  location(
    place: { latitude: number; longitude: number; title?: string; address?: string },
    options?: Waiting,
  ): Promise<Message[]>;
  sticker(packageId?: string, stickerId?: string, options?: Waiting): Promise<Message[]>;
}

/**
 * A villager with a phone, for tests that read like a transcript. Whatever is done posts the webhook and
 * resolves with the messages of the call that answers it: the reply with this event's token, or else a push
 * to this villager. It rejects when the bot does not take the webhook, or nothing comes in time.
 */
export interface Villager {
  readonly userId: string;
  readonly displayName: string;
  says(words: string, options?: Saying): Promise<Message[]>;
  /**
   * Taps what carries this label (exactly, else the only one that contains it): the quick replies on the
   * screen, the buttons of the last five answers (newest first), the rich menu. Does what LINE does with that
   * action. For a link use `opens`.
   */
  taps(label: string, options?: Tapping): Promise<Message[]>;
  /** The address that a tap on this label opens. */
  opens(label: string): string;
  /** The action behind a label, untouched. */
  finds(label: string): Action;
  readonly sends: Sends;
  /** Adds the bot as a friend. */
  follows(options?: Waiting): Promise<Message[]>;
  /** Blocks the bot: an unfollow event; pushes no longer arrive. */
  blocks(): Promise<void>;
  unblocks(options?: Waiting): Promise<Message[]>;
  /** Takes a message back; the last one sent unless an id is given. */
  unsends(messageId?: string): Promise<void>;
  /**
   * The bot's messages since this villager last did or heard something; waits for the next call when there
   * are none yet. For pushes.
   */
  hears(options?: { timeoutMs?: number }): Promise<Message[]>;
  /** The whole 1:1 chat in order, both sides. */
  readonly sees: readonly ChatEntry[];
  /** The messages of the bot's last call to this chat; empty before the first. */
  readonly lastReply: readonly Message[];
  /** Labels of the quick replies on the screen now. */
  readonly quickReplies: string[];
  /** Id of the message this villager sent last. */
  readonly lastMessageId: string;
  /** The last event posted for this villager, as the bot got it. */
  readonly lastEvent: LineEvent;
}

/** The villager that moves this person. */
export function createVillager(channel: Channel, person: Person): Villager {
  const memory: Memory = { heard: 0, lastEvent: undefined };
  const post = createPost(channel, person, memory);
  const postBody = (body: events.EventBody, what: string, waiting?: Waiting) =>
    post([stamp(channel, sourceOf(person), body)], what, waiting);
  const finds = (label: string) => findAction(channel, person, label);

  return {
    userId: person.userId,
    get displayName() {
      return person.displayName;
    },
    says: async (words, options = {}) =>
      post([writeText(channel, person, words, options.in)], `the answer to "${words}"`, options, options.in),
    taps: async (label, options = {}) => {
      const found = finds(label);
      const tapped = tap(channel, person, found.action, options.picks);
      if (tapped.uri !== undefined) throw new Error(`"${label}" opens a page: use opens("${label}")`);
      if (found.isQuickReply) person.chat.quickReplyTapped = person.chat.entries.findLast(isFromBot)?.id;
      return post(tapped.events, `the answer to a tap on "${label}"`, options);
    },
    opens: (label) => {
      const { action } = finds(label);
      if (action.type !== 'uri' || !action.uri)
        throw new Error(`"${label}" opens nothing: it is a ${action.type} action`);
      return action.uri;
    },
    finds: (label) => finds(label).action,
    sends: createSends(channel, person, post),
    follows: (options) => postBody(events.follow(), 'the greeting', options),
    unblocks: (options) => postBody(events.follow(true), 'the greeting', options),
    blocks: async () => {
      await postBody(events.unfollow(), '', { expectReply: false });
    },
    unsends: async (messageId = lastMessageId(person)) => {
      await postBody(events.unsend(messageId), '', { expectReply: false });
    },
    hears: async (options = {}) => {
      if (unheard(person, memory.heard).length === 0) {
        const next = awaitAnswer(channel, person.userId, () => true);
        await next.within(options.timeoutMs ?? DEFAULT_TIMEOUT, `a message to ${person.displayName}`);
      }
      const messages = unheard(person, memory.heard);
      memory.heard = person.chat.entries.length;
      return messages;
    },
    get sees() {
      return person.chat.entries;
    },
    get lastReply() {
      return callsNewestFirst(person.chat, 1)[0] ?? [];
    },
    get quickReplies() {
      return quickRepliesOf({ quickReply: shownQuickReply(person.chat) }).map(({ label }) => label);
    },
    get lastMessageId() {
      return lastMessageId(person);
    },
    get lastEvent() {
      if (!memory.lastEvent) throw new Error(`${person.displayName} has done nothing yet`);
      return memory.lastEvent;
    },
  };
}

function isFromBot(entry: ChatEntry): boolean {
  return entry.from === 'bot';
}

function lastMessageId(person: Person): string {
  const last = person.chat.entries.findLast((entry) => entry.from === 'villager');
  if (!last) throw new Error(`${person.displayName} has sent nothing yet`);
  return last.id;
}

function unheard(person: Person, heard: number): Message[] {
  return person.chat.entries.slice(heard).flatMap((entry) => (entry.from === 'bot' ? [entry.message] : []));
}
