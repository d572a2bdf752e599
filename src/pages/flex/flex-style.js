// Measures of LINE's Flex Messages in pixels (D:flex-message-layout, D:flex-message-elements).
const SPACE = { none: 0, xs: 2, sm: 4, md: 8, lg: 12, xl: 16, xxl: 20 };
const TEXT = { xxs: 11, xs: 13, sm: 14, md: 16, lg: 19, xl: 22, xxl: 29, '3xl': 35, '4xl': 48, '5xl': 74 };
const IMAGE = {
  xxs: 40,
  xs: 60,
  sm: 80,
  md: 100,
  lg: 120,
  xl: 140,
  xxl: 160,
  '3xl': 180,
  '4xl': 200,
  '5xl': 220,
};
const BORDER = { none: 0, light: 0.5, normal: 1, medium: 2, 'semi-bold': 3, bold: 4 };

function measure(table, value) {
  return value in table ? `${table[value]}px` : value;
}

export const space = (value) => measure(SPACE, value);
export const textSize = (value = 'md') => measure(TEXT, value);
export const imageSize = (value = 'md') => (value === 'full' ? '100%' : measure(IMAGE, value));
export const borderWidth = (value) => measure(BORDER, value);

const JUSTIFY = { top: 'flex-start', center: 'center', bottom: 'flex-end' };
const ALIGN = { start: 'flex-start', center: 'center', end: 'flex-end' };

export const gravity = (value) => JUSTIFY[value];
export const align = (value) => ALIGN[value];

/** Margin, offsets and share of the room that a component has within its box. */
export function place(style, component, box, isFirst) {
  const isColumn = box.layout === 'vertical';
  const gap = component.margin ?? (isFirst ? undefined : box.spacing);
  if (gap !== undefined) style[isColumn ? 'marginTop' : 'marginLeft'] = space(gap);
  style.flex = share(component, isColumn);
  if (!isColumn) style.minWidth = 0;
  offset(style, component);
}

function share(component, isColumn) {
  const isIcon = component.type === 'icon' || component.type === 'separator';
  const { flex = isColumn || isIcon ? 0 : 1 } = component;
  if (component.width && !isColumn) return '0 0 auto';
  if (component.height && component.type === 'box' && isColumn) return '0 0 auto';
  if (component.type === 'filler') return `${component.flex ?? 1} 1 0`;
  if (flex === 0) return '0 0 auto';
  return isColumn ? `${flex} 0 auto` : `${flex} ${flex} 0`;
}

function offset(style, component) {
  if (component.position) style.position = component.position;
  const sides = { offsetTop: 'top', offsetBottom: 'bottom', offsetStart: 'left', offsetEnd: 'right' };
  for (const [property, side] of Object.entries(sides)) {
    if (component[property] === undefined) continue;
    style[side] = space(component[property]);
    if (!component.position) style.position = 'relative';
  }
}

/** Look of a box itself. */
export function boxStyle(box) {
  const style = { flexDirection: box.layout === 'vertical' ? 'column' : 'row' };
  if (box.layout === 'baseline') style.alignItems = 'baseline';
  const plain = ['width', 'maxWidth', 'height', 'maxHeight', 'backgroundColor', 'borderColor'];
  for (const property of plain) if (box[property]) style[property] = box[property];
  if (box.borderWidth)
    Object.assign(style, { borderWidth: borderWidth(box.borderWidth), borderStyle: 'solid' });
  if (box.cornerRadius) style.borderRadius = space(box.cornerRadius);
  if (box.justifyContent) style.justifyContent = box.justifyContent;
  if (box.alignItems) style.alignItems = box.alignItems;
  if (box.background) style.background = gradient(box.background);
  return { ...style, ...padding(box) };
}

function padding(box) {
  const style = {};
  const sides = { All: '', Top: 'Top', Bottom: 'Bottom', Start: 'Left', End: 'Right' };
  for (const [name, side] of Object.entries(sides)) {
    const value = box[`padding${name}`];
    if (value !== undefined) style[`padding${side}`] = space(value);
  }
  return style;
}

function gradient({ angle, startColor, centerColor, centerPosition = '50%', endColor }) {
  const middle = centerColor ? `${centerColor} ${centerPosition}, ` : '';
  return `linear-gradient(${angle}, ${startColor} 0%, ${middle}${endColor} 100%)`;
}
