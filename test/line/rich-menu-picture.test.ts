import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import sharp, { type OutputInfo } from 'sharp';
import type { Box } from '../../src/line/rich-menu/box.ts';
import { areaBounds, richMenuSize } from '../../src/line/rich-menu/grid.ts';
import { lettering } from '../../src/line/rich-menu/lettering.ts';
import { drawRichMenu, richMenuSvg, tiles } from '../../src/line/rich-menu/picture.ts';
import { sfntOf } from '../../src/line/rich-menu/sfnt.ts';
import { aboutSize, labelSize, looks, tile } from '../../src/line/rich-menu/tile.ts';
import { menuItems } from '../../src/text/bot.ts';
import { tileTexts } from '../../src/text/rich-menu.ts';
import { launchChromium } from '../helpers/chromium.ts';
import { contrast } from '../helpers/contrast.ts';

type Rgb = [number, number, number];

let png: Buffer;
let pixels: { data: Buffer; info: OutputInfo };
beforeAll(async () => {
  png = await drawRichMenu();
  pixels = await sharp(png).removeAlpha().raw().toBuffer({ resolveWithObject: true });
});

/** The colours of a part of the picture, the most frequent first. */
function colorsIn({ left, top, right, bottom }: Box): Rgb[] {
  const { data, info } = pixels;
  const counts = new Map<number, number>();
  for (let y = Math.floor(top); y < bottom; y += 1) {
    for (let x = Math.floor(left); x < right; x += 1) {
      const color = data.readUIntBE((y * info.width + x) * info.channels, 3);
      counts.set(color, (counts.get(color) ?? 0) + 1);
    }
  }
  const colors = [...counts].sort(([, one], [, other]) => other - one).map(([color]) => color);
  return colors.map((color) => [color >> 16, (color >> 8) & 255, color & 255]);
}

const named = tiles().map((one, index) => ({ ...one, label: menuItems[index]?.label ?? '' }));
const onPhone = (size: number) => (size * 360) / richMenuSize.width;

describe('the picture', () => {
  test('is a PNG of the size and weight that LINE takes, light on a weak signal', async () => {
    expect(await sharp(png).metadata()).toMatchObject({ format: 'png', ...richMenuSize });
    expect(png.length).toBeLessThan(200 * 1024);
  });

  test('is the same every time', async () => {
    expect((await drawRichMenu()).equals(png)).toBe(true);
  });

  test('asks for no font: every letter is an outline', () => {
    expect(richMenuSvg()).not.toMatch(/<text|font|[\u0E00-\u0E7F]/);
  });

  test('has letters that stay large on a phone 360 pixels wide', () => {
    expect(onPhone(labelSize)).toBeGreaterThanOrEqual(16);
    expect(onPhone(aboutSize)).toBeGreaterThanOrEqual(13);
  });
});

describe.each(named)('the area of $label', ({ label, room, ink }) => {
  const words = ink.slice(1);

  test('holds its icon and words, none upon another', () => {
    for (const box of ink) {
      expect(box.left).toBeGreaterThanOrEqual(room.left);
      expect(box.right).toBeLessThanOrEqual(room.right);
      expect(box.top).toBeGreaterThanOrEqual(room.top);
      expect(box.bottom).toBeLessThanOrEqual(room.bottom);
    }
    for (const [index, box] of ink.slice(1).entries()) {
      expect(box.top).toBeGreaterThan(ink[index]?.bottom ?? 0);
    }
  });

  test('shows words and icon at 7 : 1 or more', () => {
    for (const box of ink) {
      const [ground, mark] = colorsIn(box);
      expect(contrast(ground ?? [0, 0, 0], mark ?? [0, 0, 0])).toBeGreaterThanOrEqual(7);
    }
  });

  test('says the label of the main menu, in lines of like length', () => {
    const widths = words.slice(0, -1).map(({ left, right }) => right - left);
    const [whole] = [lettering(label, labelSize).box];
    const written = widths.reduce((sum, width) => sum + width, 0);
    expect(Math.abs(written - (whole.right - whole.left))).toBeLessThan(labelSize / 4);
    expect(Math.max(...widths)).toBeLessThan(2.1 * Math.min(...widths));
  });
});

test.each(areaBounds())(
  'the border of the area at $x, $y can be seen on all sides',
  ({ x, y, width, height }) => {
    const [across, down] = [x + width / 2, y + height / 2];
    const strips: Box[] = [
      { left: x, right: x + 46, top: down, bottom: down + 1 },
      { left: x + width - 46, right: x + width, top: down, bottom: down + 1 },
      { left: across, right: across + 1, top: y, bottom: y + 46 },
      { left: across, right: across + 1, top: y + height - 46, bottom: y + height },
    ];
    for (const strip of strips) {
      const colors = colorsIn(strip);
      const contrasts = colors.flatMap((one) => colors.map((other) => contrast(one, other)));
      expect(Math.max(...contrasts)).toBeGreaterThanOrEqual(3);
    }
  },
);

test('the area of tips alone has a ground of its own', () => {
  const grounds = named.map(({ label, room: { left, top } }) => {
    const corner = { left, top, right: left + 1, bottom: top + 1 };
    return { isTips: label.includes('เบาะแส'), ground: String(colorsIn(corner)[0]) };
  });
  const tips = grounds.find(({ isTips }) => isTips);
  const others = grounds.filter(({ isTips }) => !isTips);
  expect(new Set(others.map(({ ground }) => ground)).size).toBe(1);
  expect(tips?.ground).not.toBe(others[0]?.ground);
});

const size = 110;
const sheet = (lines: readonly string[]) => ({ width: 1200, height: 150 * lines.length + 50 });
const baseline = (index: number) => 130 + 150 * index;
const blurred = (image: Buffer) => sharp(image).flatten({ background: '#fff' }).blur(2).png().toBuffer();

async function drawn(lines: readonly string[]): Promise<Buffer> {
  const { width, height } = sheet(lines);
  const words = lines.map((line, index) => {
    return `<g transform="translate(30 ${baseline(index)})">${lettering(line, size).svg}</g>`;
  });
  return await blurred(
    Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${words.join('')}</svg>`,
    ),
  );
}

async function drawnByBrowser(lines: readonly string[]): Promise<Buffer> {
  const file = '@fontsource/noto-sans-thai/files/noto-sans-thai-thai-700-normal.woff2';
  const font = readFileSync(createRequire(import.meta.url).resolve(file)).toString('base64');
  const words = lines.map((line, index) => `<text x="30" y="${baseline(index)}">${line}</text>`);
  const browser = await launchChromium();
  try {
    const page = await browser.newPage({ viewport: sheet(lines) });
    await page.setContent(`
      <style>
        @font-face { font-family: Thai; src: url(data:font/woff2;base64,${font}) }
        body { margin: 0 }
        svg { display: block; width: 100vw; height: 100vh; font: ${size}px Thai }
      </style>
      <svg>${words.join('')}</svg>`);
    await page.evaluate('document.fonts.ready');
    return await blurred(await page.screenshot());
  } finally {
    await browser.close();
  }
}

describe('lettering', () => {
  const high = (words: string) => -lettering(words, 1000).box.top;
  const wide = ({ left, right }: Box) => right - left;

  test('stacks vowels and tone marks over their letter', () => {
    expect(high('ที่')).toBeGreaterThan(high('ที') + 100);
    expect(high('ที')).toBeGreaterThan(high('ท') + 100);
    expect(wide(lettering('ที่', 1000).box)).toBeLessThan(1.1 * wide(lettering('ท', 1000).box));
    expect(lettering('ปู่', 1000).box.bottom).toBeGreaterThan(100);
  });

  test('lifts the tone mark over the ring of a sara am', () => {
    expect(high('น้ำ')).toBeGreaterThan(high('น้') + 50);
  });

  test('sets every line of the picture, and what is harder, as a browser does', async () => {
    const labels = menuItems.map(({ label }) => label);
    const abouts = Object.values(tileTexts).map(({ about }) => about);
    const lines = [...labels, ...abouts, 'ที่ ปู่ น้ำ ป่ำ', 'ฝั่ง ปิ้ง ฟื้น ญู่ ฐู่'];
    const [ours, browsers] = await Promise.all([drawn(lines), drawnByBrowser(lines)]);
    const apart = sharp(ours)
      .composite([{ input: browsers, blend: 'difference' }])
      .flatten();
    const { channels } = await sharp(await apart.png().toBuffer()).stats();
    const [red] = channels;
    // A mark out of its place would differ by 255; rounded edges differ by a little once they are blurred.
    expect(red?.max).toBeLessThan(100);
  });

  test('refuses a letter that the font lacks, instead of drawing a box', () => {
    expect(() => lettering('ปี 2564', 100)).toThrow('lacks a letter');
  });

  test('reads WOFF only', () => {
    expect(() => sfntOf(Buffer.from('wOF2 and more of it'))).toThrow('not WOFF');
  });
});

test.each([
  ['a label', { lines: ['ติดต่อเจ้าหน้าที่'], about: 'ถาม' }],
  ['words about it', { lines: ['ร้องเรียน'], about: 'ถนน ไฟฟ้า ประปา ขยะ' }],
  ['a label of too many lines', { lines: ['ก', 'ข', 'ค', 'ง', 'จ'], about: 'ถาม' }],
])('%s that overflow the area are refused', (_, content) => {
  const [bounds] = areaBounds();
  if (!bounds) throw new Error('there is no area');
  expect(() => tile(bounds, { ...content, icon: '', look: looks.usual })).toThrow('does not fit');
});
