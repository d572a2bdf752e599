import type { messagingApi } from '@line/bot-sdk';
import { breakLongWords, cut } from './cut.ts';

/** JSON bytes LINE takes (a bubble 30 KB, a carousel 50 KB); thousands, to be on the safe side. */
const bubbleBytes = 30_000;
const carouselBytes = 50_000;
/** Bubbles in a carousel. */
export const carouselLimit = 12;

const textLimits = [5000, 2000, 1000, 500, 250, 120, 60] as const;
const altTextLimit = 400;
/** LINE refuses an empty text. */
const nothing = '\u2013';

/** Makes a text of a person or an officer safe to show. */
export type Shorten = (text: string) => string;

/** Whether LINE takes a bubble or carousel of this size. */
export function isFitting(contents: messagingApi.FlexContainer): boolean {
  const bytes = (part: messagingApi.FlexContainer) => Buffer.byteLength(JSON.stringify(part));
  if (contents.type === 'bubble') return bytes(contents) <= bubbleBytes;
  return (
    contents.contents.length <= carouselLimit &&
    bytes(contents) <= carouselBytes &&
    contents.contents.every((bubble) => bytes(bubble) <= bubbleBytes)
  );
}

/**
 * Writes a message with its texts in full if LINE takes that much, else with shorter and shorter ones.
 * @param longest the longest text in UTF-16 units even where there is room for more
 */
export function fitting(
  write: (shorten: Shorten) => messagingApi.FlexMessage,
  longest: number = textLimits[0],
): messagingApi.FlexMessage {
  const limits = [longest, ...textLimits.filter((limit) => limit < longest)];
  const last = limits.pop() ?? longest;
  for (const limit of limits) {
    const message = write(shortenTo(limit));
    if (isFitting(message.contents)) return withShortAltText(message);
  }
  return withShortAltText(write(shortenTo(last)));
}

function shortenTo(limit: number): Shorten {
  return (text) => breakLongWords(cut(text.trim(), limit)) || nothing;
}

function withShortAltText(message: messagingApi.FlexMessage): messagingApi.FlexMessage {
  return { ...message, altText: cut(message.altText.replace(/\s+/g, ' ').trim(), altTextLimit) };
}
