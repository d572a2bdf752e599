import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Face, Font, Blob as FontData, shape, Buffer as TextBuffer } from 'harfbuzzjs';
import { around, type Box, scaled } from './box.ts';
import { sfntOf } from './sfnt.ts';

/** A line of words as outlines, which no font of the machine can change. */
export interface Lettering {
  /** The letters as SVG paths; the line begins at 0,0 on the baseline. */
  readonly svg: string;
  /** What the ink covers. */
  readonly box: Box;
}

const fontFile = createRequire(import.meta.url).resolve(
  '@fontsource/noto-sans-thai/files/noto-sans-thai-thai-700-normal.woff',
);

interface OpenFont {
  readonly font: Font;
  readonly unitsPerEm: number;
}

let opened: OpenFont | undefined;

function boldThai(): OpenFont {
  if (opened) return opened;
  const face = new Face(new FontData(sfntOf(readFileSync(fontFile))));
  opened = { font: new Font(face), unitsPerEm: face.upem };
  return opened;
}

/**
 * Sets one line in bold Noto Sans Thai; HarfBuzz puts vowels and tone marks where they belong.
 * @param size of the font in pixels
 * @throws RangeError when the font lacks a letter: it has Thai ones and the space
 */
export function lettering(words: string, size: number): Lettering {
  const { font, unitsPerEm } = boldThai();
  const scale = size / unitsPerEm;
  const glyphs = glyphsOf(font, words);
  const drawn = glyphs.map(({ x, y, path }) => `<path transform="translate(${x} ${y})" d="${path}"/>`);
  return {
    svg: `<g transform="scale(${scale} ${-scale})">${drawn.join('')}</g>`,
    box: scaled(around(glyphs.map(({ ink }) => ink)), scale),
  };
}

interface Glyph {
  /** Where it stands, in units of the font, y upward. */
  readonly x: number;
  readonly y: number;
  readonly path: string;
  readonly ink: Box;
}

/** The glyphs of a line that leave ink. */
function glyphsOf(font: Font, words: string): Glyph[] {
  const glyphs: Glyph[] = [];
  let pen = 0;
  for (const { id, xAdvance, xOffset, yOffset } of shaped(font, words)) {
    const extents = font.glyphExtents(id);
    const [x, y, path] = [pen + xOffset, yOffset, font.glyphToPath(id)];
    pen += xAdvance;
    if (!path || !extents) continue;
    const [left, top] = [x + extents.xBearing, -(y + extents.yBearing)];
    const ink = { left, top, right: left + extents.width, bottom: top - extents.height };
    glyphs.push({ x, y, path, ink });
  }
  return glyphs;
}

function shaped(font: Font, words: string) {
  const text = new TextBuffer();
  text.addText(words);
  text.guessSegmentProperties();
  shape(font, text);
  const ids = text.getGlyphInfos().map(({ codepoint }) => codepoint);
  if (ids.includes(0)) throw new RangeError(`the font of the rich menu lacks a letter of "${words}"`);
  return text.getGlyphPositions().map((place, index) => ({ ...place, id: ids[index] ?? 0 }));
}
