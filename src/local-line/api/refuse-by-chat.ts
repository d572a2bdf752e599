import type { Channel } from '../channel.ts';
import type { Message } from '../message.ts';
import { type Answer, type ErrorDetail, refuse } from './answer.ts';

/**
 * Refuses what may not be said in this chat: a quote of something said elsewhere (D:get-quote-tokens), a
 * mention outside groups, a video's tracking id within one (REF).
 */
export function refuseByChat(channel: Channel, chatId: string, messages: Message[]): Answer | undefined {
  const isUser = chatId.startsWith('U');
  const details = messages.flatMap((message, index): ErrorDetail[] => {
    const at = `messages[${index}]`;
    if (isStrangeQuote(channel, chatId, message)) {
      return [{ message: 'Invalid quoteToken', property: `${at}.quoteToken` }];
    }
    if (isUser && mentions(message)) return [{ message: 'invalid property', property: `${at}.substitution` }];
    const isTracked = message.type === 'video' && message.trackingId !== undefined;
    return !isUser && isTracked ? [{ message: 'invalid property', property: `${at}.trackingId` }] : [];
  });
  if (details.length === 0) return undefined;
  return refuse(400, `The request body has ${details.length} error(s)`, details);
}

function isStrangeQuote(channel: Channel, chatId: string, message: Message): boolean {
  const quoteToken = 'quoteToken' in message ? message.quoteToken : undefined;
  return quoteToken !== undefined && channel.quoteTokens.get(quoteToken) !== chatId;
}

function mentions(message: Message): boolean {
  if (message.type !== 'textV2') return false;
  return Object.values(message.substitution ?? {}).some(({ type }) => type === 'mention');
}
