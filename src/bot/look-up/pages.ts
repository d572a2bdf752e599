import { botTexts } from '../../text/bot.ts';
import type { Command } from '../input.ts';
import { commandOption, say } from '../menu.ts';
import type { Option, Reply } from '../reply.ts';

export type List = Extract<Reply, { type: 'list' }>;

/** LINE's carousel holds twelve bubbles. */
const listLimit = 12;

/**
 * One page of a list. One that goes on ends with the way to the next page, as its last item and to tap below.
 * @param way the command that shows a page, and what stands in its argument before the page's number
 */
export function pageOf(way: readonly [Command, string], page: number, list: List): Reply {
  const { length } = list.items;
  const ways = [...(list.options ?? []), commandOption('menu'), commandOption('officer')];
  if (length === 0) return say(botTexts.nothingListed(list.title), ways);
  const size = length > listLimit ? listLimit - 1 : listLimit;
  const shown = Math.max(1, Math.min(page, Math.ceil(length / size)));
  const left = length - shown * size;
  const [command, before] = way;
  const next: Option[] =
    left > 0 ? [{ ...commandOption(command, `${before}${shown + 1}`), label: botTexts.nextPage }] : [];
  const more = next.map((option) => ({ title: botTexts.moreItems(left), lines: [], options: [option] }));
  return {
    ...list,
    items: [...list.items.slice((shown - 1) * size, shown * size), ...more],
    options: [...next, ...ways],
  };
}

/** The page that an argument names, from 1; anything else is the first. */
export function pageIn(argument: string | undefined): number {
  return Number(/^[1-9]\d{0,2}$/.exec(argument ?? '')?.[0] ?? 1);
}
