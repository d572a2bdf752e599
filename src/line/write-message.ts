import type { messagingApi } from '@line/bot-sdk';
import type { Option, Reply } from '../bot/reply.ts';
import { cut } from './cut.ts';
import { isFitting } from './fitting.ts';
import { quickReplyItems } from './write-action.ts';
import { writeReply } from './write-reply.ts';

type Message = messagingApi.TextMessage | messagingApi.FlexMessage;

/** Messages LINE takes in one call, and quick replies on one message. */
const messageLimit = 5;
const quickReplyLimit = 13;
/** Longest texts in UTF-16 units. */
const textLimit = 5000;
const altTextLimit = 1500;

/**
 * Writes replies as LINE messages, at most five. LINE shows quick replies on the last message alone, so that the
 * options of the last reply that has any go there. The same replies are always written the same.
 */
export function writeMessages(replies: readonly Reply[]): messagingApi.Message[] {
  const messages = atMostFive(replies.map(writeReply));
  const asking = replies.findLast(({ options = [] }) => options.length > 0);
  const last = messages.pop();
  if (!last) return [];
  return [...messages, asking ? { ...last, quickReply: quickReplyOf(asking) } : last];
}

function quickReplyOf(reply: Reply): messagingApi.QuickReply {
  return { items: quickReplyItems(inOrder(reply).slice(0, quickReplyLimit)) };
}

/**
 * What can only be tapped here comes first: a question's choices stand in its bubble as well, and only the first
 * few quick replies are on a small screen.
 */
function inOrder(reply: Reply): readonly Option[] {
  const { options = [] } = reply;
  if (reply.type !== 'question') return options.slice(-quickReplyLimit);
  const choices = new Set(reply.choices.map((choice) => JSON.stringify(choice)));
  const isChoice = (option: Option) => choices.has(JSON.stringify(option));
  return [...options.filter((option) => !isChoice(option)), ...options.filter(isChoice)];
}

/**
 * Joins neighbours, texts before bubbles, until no more are left than LINE takes in one call. That holds some thirty
 * answers of full length; of still more, the first and the last four are kept.
 */
function atMostFive(messages: readonly Message[]): Message[] {
  let rest = [...messages];
  while (rest.length > messageLimit) {
    const joined = joinFirst(rest, joinTexts) ?? joinFirst(rest, joinBubbles);
    if (!joined) return [...rest.slice(0, 1), ...rest.slice(1 - messageLimit)];
    rest = joined;
  }
  return rest;
}

type Join = (one: Message, next: Message) => Message | undefined;

function joinFirst(messages: readonly Message[], join: Join): Message[] | undefined {
  for (const [index, next] of messages.entries()) {
    const one = messages[index - 1];
    const both = one && join(one, next);
    if (both) return [...messages.slice(0, index - 1), both, ...messages.slice(index + 1)];
  }
  return undefined;
}

function joinTexts(one: Message, next: Message): Message | undefined {
  if (one.type !== 'text' || next.type !== 'text') return undefined;
  const text = `${one.text}\n\n${next.text}`;
  return text.length <= textLimit ? { type: 'text', text } : undefined;
}

function joinBubbles(one: Message, next: Message): Message | undefined {
  if (one.type !== 'flex' || next.type !== 'flex') return undefined;
  const contents: messagingApi.FlexCarousel = {
    type: 'carousel',
    contents: [...bubblesOf(one.contents), ...bubblesOf(next.contents)],
  };
  if (!isFitting(contents)) return undefined;
  return { type: 'flex', altText: cut(`${one.altText}\n${next.altText}`, altTextLimit), contents };
}

function bubblesOf(contents: messagingApi.FlexContainer): messagingApi.FlexBubble[] {
  return contents.type === 'carousel' ? contents.contents : [contents];
}
