import sharp from 'sharp';
import { menuItems } from '../../text/bot.ts';
import { tileTexts } from '../../text/rich-menu.ts';
import { areaBounds, richMenuSize } from './grid.ts';
import { iconStyle, icons } from './icons.ts';
import { gutter, looks, type Tile, tile } from './tile.ts';

/** Enough for the few colours and their smooth edges. */
const paletteSize = 64;

/**
 * Draws the main menu as the picture of LINE's rich menu: a PNG, the same on every machine.
 * @throws RangeError when words do not fit, or have a letter that the font lacks
 */
export async function drawRichMenu(): Promise<Buffer> {
  return await sharp(Buffer.from(richMenuSvg()))
    .png({ palette: true, colours: paletteSize, dither: 0, effort: 10, compressionLevel: 9 })
    .toBuffer();
}

/** The picture as SVG of shapes and outlines: it holds no text, so no font of the machine is asked for. */
export function richMenuSvg(): string {
  const { width, height } = richMenuSize;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">`,
    `<style>${iconStyle}</style>`,
    `<rect width="${width}" height="${height}" fill="${gutter}"/>`,
    ...tiles().map(({ svg }) => svg),
    '</svg>',
  ].join('\n');
}

/** The items of the main menu in their order, each laid out in its area. */
export function tiles(): readonly Tile[] {
  const bounds = areaBounds();
  return menuItems.map(({ command, label }, index) => {
    const [area, icon, text] = [bounds[index], icons[command], tileTexts[command]];
    if (!area || !icon || !text)
      throw new RangeError(`the rich menu has no place, icon or words for ${command}`);
    const lines = linesOf(label, text.secondLine);
    return tile(area, { icon, lines, about: text.about, look: command === 'tip' ? looks.tip : looks.usual });
  });
}

function linesOf(label: string, secondLine = ''): readonly string[] {
  if (!secondLine || !label.endsWith(secondLine)) return [label];
  return [label.slice(0, -secondLine.length).trimEnd(), secondLine];
}
