const KEYWORDS = ['none', 'xs', 'sm', 'md', 'lg', 'xl', 'xxl'];
const SIZES = ['xxs', 'xs', 'sm', 'md', 'lg', 'xl', 'xxl', '3xl', '4xl', '5xl'];

type Format = (value: string) => boolean;

const isPixels: Format = (value) => /^\d+(\.\d+)?px$/.test(value);
const isPercentage: Format = (value) => /^\d+(\.\d+)?%$/.test(value);
const isColor: Format = (value) => /^#([0-9a-f]{6}|[0-9a-f]{8})$/i.test(value);
const isAngle: Format = (value) => /^\d+(\.\d+)?deg$/.test(value) && Number.parseFloat(value) < 360;
const isOffset: Format = (value) => /^-?\d+(\.\d+)?(px|%)$/.test(value);

function oneOf(words: string[], ...formats: Format[]): Format {
  return (value) => words.includes(value) || formats.some((format) => format(value));
}

const spacing = oneOf(KEYWORDS, isPixels);
const padding = oneOf(KEYWORDS, isPixels, isPercentage);
const offset = oneOf(KEYWORDS, isOffset);
const length = oneOf([], isPixels, isPercentage);
const textSize = oneOf(SIZES, isPixels);

/** `20:13`: both from 1 to 100000, and not higher than three times the width. */
const isAspectRatio: Format = (value) => {
  const [, width, height] = /^(\d+(?:\.\d+)?):(\d+(?:\.\d+)?)$/.exec(value) ?? [];
  if (width === undefined || height === undefined) return false;
  const [w, h] = [Number(width), Number(height)];
  return w >= 1 && w <= 100_000 && h >= 1 && h <= 100_000 && h <= 3 * w;
};

const PLACED = {
  margin: spacing,
  offsetTop: offset,
  offsetBottom: offset,
  offsetStart: offset,
  offsetEnd: offset,
};

/** How each worded property of each component is written (REF, Flex Message; D:flex-message-layout). */
export const FLEX_FORMATS: Record<string, Record<string, Format>> = {
  box: {
    ...PLACED,
    spacing,
    backgroundColor: isColor,
    borderColor: isColor,
    borderWidth: oneOf(['none', 'light', 'normal', 'medium', 'semi-bold', 'bold'], isPixels),
    cornerRadius: spacing,
    width: length,
    maxWidth: length,
    height: length,
    maxHeight: length,
    paddingAll: padding,
    paddingTop: padding,
    paddingBottom: padding,
    paddingStart: padding,
    paddingEnd: padding,
  },
  text: { ...PLACED, size: textSize, color: isColor, lineSpacing: isPixels },
  span: { size: textSize, color: isColor },
  button: { ...PLACED, color: isColor },
  image: {
    ...PLACED,
    size: oneOf([...SIZES, 'full'], isPixels, isPercentage),
    aspectRatio: isAspectRatio,
    backgroundColor: isColor,
  },
  icon: { ...PLACED, size: oneOf(SIZES, isPixels), aspectRatio: isAspectRatio },
  separator: { margin: spacing, color: isColor },
  video: { aspectRatio: isAspectRatio },
  filler: {},
  style: { backgroundColor: isColor, separatorColor: isColor },
  background: {
    angle: isAngle,
    startColor: isColor,
    centerColor: isColor,
    endColor: isColor,
    centerPosition: isPercentage,
  },
};
