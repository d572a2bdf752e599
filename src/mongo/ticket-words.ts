import { wordsOf } from '../knowledge/words.ts';
import type { Ticket } from '../tickets/ticket.ts';

const wordsOfText = 300;

/** The words of texts, each once. */
export function distinctWords(texts: readonly (string | undefined)[]): string[] {
  return [...new Set(texts.flatMap((text) => (text ? wordsOf(text, wordsOfText) : [])))];
}

/** What a ticket is found by: its running number, its reporter's name and all that was said. */
export function wordsToFind(
  number: string,
  { reporter, place, facts, messages }: Pick<Ticket, 'reporter' | 'place' | 'facts' | 'messages'>,
): string[] {
  const running = number.split('-').at(-1) ?? '';
  const said = [...facts, ...messages].map(({ text }) => text);
  const words = distinctWords([
    reporter.displayName,
    reporter.contact,
    place?.words,
    place?.village,
    ...said,
  ]);
  return [...new Set([running, String(Number(running)), ...words])];
}
