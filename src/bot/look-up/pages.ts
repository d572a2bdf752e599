import { botTexts } from '../../text/bot.ts';
import type { Command } from '../input.ts';
import { commandOption, say } from '../menu.ts';
import type { Option, Reply } from '../reply.ts';

export type List = Extract<Reply, { type: 'list' }>;

/** LINE's carousel holds twelve bubbles. */
const listLimit = 12;

/** A list's way on: the command that shows a page, and what stands in its argument before the page's number. */
export type Way = readonly [Command, string];

/** One page of a list. One that goes on ends with the way to the next page, as its last item and to tap below. */
export function pageOf([command, before]: Way, page: number, list: List): Reply {
  const ways = [...(list.options ?? []), commandOption('menu'), commandOption('officer')];
  if (list.items.length === 0) return say(botTexts.nothingListed(list.title), ways);
  const pages = pagesOf(list.items);
  const at = Math.max(1, Math.min(page, pages.length));
  const left = pages.slice(at).reduce((sum, { length }) => sum + length, 0);
  const next: Option[] =
    left > 0 ? [{ ...commandOption(command, `${before}${at + 1}`), label: botTexts.nextPage }] : [];
  const more = next.map((option) => ({ title: botTexts.moreItems(left), lines: [], options: [option] }));
  return { ...list, items: [...(pages[at - 1] ?? []), ...more], options: [...next, ...ways] };
}

type Item = List['items'][number];

/** Items page by page, always cut alike: as many as a carousel holds, fewer where their links are long. */
function pagesOf(items: readonly Item[]): Item[][] {
  const whole = pagesOfAtMost(items, listLimit);
  return whole.length === 1 ? whole : pagesOfAtMost(items, listLimit - 1);
}

function pagesOfAtMost(items: readonly Item[], size: number): Item[][] {
  const pages: Item[][] = [];
  let room = 0;
  for (const item of items) {
    const page = pages.at(-1);
    room -= weightOf(item);
    if (page && page.length < size && room >= 0) page.push(item);
    else {
      pages.push([item]);
      room = carouselRoom - weightOf(item);
    }
  }
  return pages;
}

/** Bytes of a carousel's 50,000 that its items may take; the rest is its frame and the way on. */
const carouselRoom = 44_000;
/** What the frame of a card, of a line and of a tap takes, with words cut as short as they can be. */
const cardFrame = 1_500;
const lineFrame = 800;
const tapFrame = 1_200;

/** About how much of a carousel an item takes at least: words can be cut, addresses cannot. */
function weightOf({ lines, options }: Item): number {
  const taps = options.map(({ action }) => tapFrame + (action.type === 'open' ? action.url.length : 0));
  return cardFrame + lines.length * lineFrame + taps.reduce((sum, one) => sum + one, 0);
}

/** The page that an argument names, from 1; anything else is the first. */
export function pageIn(argument: string | undefined): number {
  return Number(/^[1-9]\d{0,2}$/.exec(argument ?? '')?.[0] ?? 1);
}
