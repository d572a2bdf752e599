import { writeContent, writeLocation, writeSticker } from './act.ts';
import type { Channel } from './channel.ts';
import * as events from './events.ts';
import type { Person } from './people.ts';
import type { Post } from './post-and-wait.ts';
import type { SendingContent, Sends } from './villager.ts';

/** All that a villager can send besides words. */
export function createSends(channel: Channel, person: Person, post: Post): Sends {
  const sendContent = async (
    kind: 'image' | 'video' | 'audio',
    bytes: Uint8Array,
    body: events.EventBody,
    options?: SendingContent,
  ) => post([writeContent(channel, person, kind, bytes, body, options)], `the answer to ${kind}`, options);

  return {
    photo: async (bytes, options = {}) => {
      const { imageSet } = options;
      return sendContent('image', bytes, events.image(imageSet ? { imageSet } : {}), options);
    },
    video: async (bytes, options = {}) =>
      sendContent('video', bytes, events.video(options.durationMs), options),
    audio: async (bytes, options = {}) =>
      sendContent('audio', bytes, events.audio(options.durationMs), options),
    file: async (fileName, bytes, options = {}) => {
      const body = events.file(fileName, bytes.length);
      const event = writeContent(channel, person, 'file', bytes, body, { ...options, fileName });
      return post([event], 'the answer to a file', options);
    },
    location: async (place, options) =>
      post([writeLocation(channel, person, place)], 'the answer to a location', options),
    sticker: async (packageId = '446', stickerId = '1988', options = {}) =>
      post([writeSticker(channel, person, packageId, stickerId)], 'the answer to a sticker', options),
  };
}
