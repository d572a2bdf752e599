import { colors } from '../../../flex-templates/theme.ts';
import { type Box, holds, moved } from './box.ts';
import type { Bounds } from './grid.ts';
import { iconGrid } from './icons.ts';
import { lettering } from './lettering.ts';

/** Sizes of the fonts in pixels of the picture: 19 and 13 pixels on a phone that is 360 wide. */
export const labelSize = 136;
export const aboutSize = 92;

/** From the edge of the area to the middle of its card's border, and to the words. */
const margin = 18;
const inset = 46;
const border = 8;

/** Places from the top of the area: the icon, the middle of the label's lines, the last baseline. */
const iconTop = 62;
const iconSize = 216;
const labelMiddle = 473;
const lineStep = 172;
const aboutBaseline = 764;
/** How far below the middle of Thai letters their baseline is, in sizes of the font. */
const halfLetter = 0.29;

export interface Look {
  readonly ground: string;
  readonly label: string;
  readonly about: string;
  readonly icon: string;
}

/** Around the cards, and their border. */
export const gutter = colors.tint;
const edge = colors.brand;

export const looks = {
  usual: { ground: colors.paper, label: colors.ink, about: colors.brand, icon: colors.brand },
  /** Tips have a channel of their own, and it looks its own. */
  tip: { ground: colors.brand, label: colors.paper, about: colors.paper, icon: colors.paper },
} as const satisfies Record<string, Look>;

export interface TileContent {
  readonly icon: string;
  /** The label, a string a line. */
  readonly lines: readonly string[];
  readonly about: string;
  readonly look: Look;
}

export interface Tile {
  /** Where words and icon may stand. */
  readonly room: Box;
  /** What they cover, from top to bottom: the icon, each line of the label, the words about it. */
  readonly ink: readonly Box[];
  readonly svg: string;
}

/**
 * Lays out one area: a card with an icon, a centred label of one or two lines and a few words about it.
 * @throws RangeError when words do not fit
 */
export function tile({ x, y, width, height }: Bounds, { icon, lines, about, look }: TileContent): Tile {
  const middle = x + width / 2;
  const firstLine = y + labelMiddle + labelSize * halfLetter - (lineStep * (lines.length - 1)) / 2;
  const label = lines.map((words, nth) => written(words, labelSize, middle, firstLine + lineStep * nth));
  const last = written(about, aboutSize, middle, y + aboutBaseline);
  const iconBox = square(middle - iconSize / 2, y + iconTop, iconSize);
  const room = { left: x + inset, top: y + inset, right: x + width - inset, bottom: y + height - inset };
  const ink = [iconBox, ...label.map(({ box }) => box), last.box];
  if (!ink.every((box) => holds(room, box))) {
    throw new RangeError(`"${lines.join('')}" or "${about}" does not fit into its area of the rich menu`);
  }
  const svg = [
    card({ x, y, width, height }, look.ground),
    `<g class="icon" color="${look.icon}" transform="${at(iconBox)} scale(${iconSize / iconGrid})">${icon}</g>`,
    `<g fill="${look.label}">${label.map((line) => line.svg).join('')}</g>`,
    `<g fill="${look.about}">${last.svg}</g>`,
  ].join('\n');
  return { room, ink, svg };
}

function card({ x, y, width, height }: Bounds, ground: string): string {
  const place = `x="${x + margin}" y="${y + margin}" width="${width - 2 * margin}" height="${height - 2 * margin}"`;
  return `<rect ${place} rx="44" fill="${ground}" stroke="${edge}" stroke-width="${border}"/>`;
}

/** One line, its ink centred on `middle`. */
function written(words: string, size: number, middle: number, baseline: number): { svg: string; box: Box } {
  const { svg, box } = lettering(words, size);
  const left = middle - (box.left + box.right) / 2;
  return {
    svg: `<g transform="translate(${left} ${baseline})">${svg}</g>`,
    box: moved(box, left, baseline),
  };
}

function square(left: number, top: number, side: number): Box {
  return { left, top, right: left + side, bottom: top + side };
}

function at({ left, top }: Box): string {
  return `translate(${left} ${top})`;
}
