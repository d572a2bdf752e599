import { clickable, el } from './dom.js';
import { align, boxStyle, gravity, imageSize, place, textSize } from './flex-style.js';

/** A Flex container as LINE draws it. `onTap(action)` is told of taps; links open by themselves. */
export function renderFlex(container, onTap) {
  if (container.type === 'bubble') return renderBubble(container, onTap);
  const bubbles = container.contents.map((bubble) => renderBubble(bubble, onTap));
  return el('div', { class: 'carousel', tabindex: 0 }, bubbles);
}

function renderBubble(bubble, onTap) {
  const size = bubble.size ?? 'mega';
  const element = el('div', { class: `bubble bubble-${size}`, dir: bubble.direction });
  for (const block of ['header', 'hero', 'body', 'footer']) {
    if (bubble[block]) element.append(renderBlock(block, bubble, onTap));
  }
  if (bubble.action) wire(element, bubble.action, onTap);
  return element;
}

function renderBlock(name, bubble, onTap) {
  const style = bubble.styles?.[name] ?? {};
  const block = el('div', { class: `block block-${name}` });
  if (style.backgroundColor) block.style.backgroundColor = style.backgroundColor;
  if (style.separator) block.style.borderTop = `1px solid ${style.separatorColor ?? '#d4d6da'}`;
  const content = renderComponent(bubble[name], onTap);
  if (name === 'hero' && bubble.hero.type === 'image') placeHero(content, bubble.hero);
  block.append(content);
  return block;
}

function placeHero(content, hero) {
  content.style.justifyContent = align(hero.align ?? 'center');
}

/** Makes an element do its action: a link opens, anything else is told. */
function wire(element, action, onTap) {
  if (action.type !== 'uri') return clickable(element, () => onTap(action));
  return clickable(element, () => window.open(action.uri, '_blank', 'noopener'));
}

const RENDERERS = {
  box: renderBox,
  text: renderText,
  button: renderButton,
  image: renderImage,
  icon: renderIcon,
  video: renderVideo,
  separator: (component) =>
    el('div', { class: 'flex-separator', style: { background: component.color ?? '#d4d6da' } }),
  filler: () => el('div', { class: 'flex-filler' }),
};

function renderComponent(component, onTap) {
  const render = RENDERERS[component.type];
  return render ? render(component, onTap) : el('div', { class: 'flex-unknown' }, component.type);
}

function renderBox(box, onTap) {
  const element = el('div', { class: `flex-box flex-${box.layout}`, style: boxStyle(box) });
  for (const [index, child] of box.contents.entries()) {
    const part = renderComponent(child, onTap);
    place(part.style, child, box, index === 0);
    if (child.gravity && box.layout !== 'vertical') part.style.alignSelf = gravity(child.gravity);
    element.append(part);
  }
  if (box.action) wire(element, box.action, onTap);
  return element;
}

function wordStyle({ size, color, weight, style, decoration }) {
  return {
    ...(size ? { fontSize: textSize(size) } : {}),
    ...(color ? { color } : {}),
    ...(weight ? { fontWeight: weight === 'bold' ? '700' : '400' } : {}),
    ...(style ? { fontStyle: style } : {}),
    ...(decoration ? { textDecoration: decoration } : {}),
  };
}

function renderText(text, onTap) {
  const spans = text.contents?.map((span) => el('span', { style: wordStyle(span) }, span.text));
  const element = el(
    'p',
    { class: 'flex-text', style: { fontSize: textSize(text.size), ...wordStyle(text) } },
    spans ?? text.text,
  );
  if (text.wrap) element.classList.add('wraps');
  if (text.align) element.style.textAlign = text.align;
  if (text.maxLines && text.wrap) Object.assign(element.style, clamp(text.maxLines));
  if (text.lineSpacing) element.style.lineHeight = `calc(1.4em + ${text.lineSpacing})`;
  if (text.adjustMode) element.classList.add('shrinks');
  if (text.action) wire(element, text.action, onTap);
  return element;
}

function clamp(lines) {
  return {
    display: '-webkit-box',
    webkitBoxOrient: 'vertical',
    webkitLineClamp: String(lines),
    overflow: 'hidden',
  };
}

function renderButton(button, onTap) {
  const { action, style = 'link', height = 'md', color } = button;
  const isLink = action.type === 'uri';
  const classes = `flex-button button-${style} button-${height}`;
  const element = isLink
    ? el('a', { class: classes, href: action.uri, target: '_blank', rel: 'noopener' }, action.label)
    : el('button', { class: classes, type: 'button', onclick: () => onTap(action) }, action.label);
  if (color) element.style[style === 'link' ? 'color' : 'backgroundColor'] = color;
  if (button.adjustMode) element.classList.add('shrinks');
  return el('div', { class: 'flex-button-place' }, element);
}

function ratio(aspectRatio = '1:1') {
  return aspectRatio.replace(':', ' / ');
}

function renderImage(image, onTap) {
  const { aspectMode = 'fit', backgroundColor } = image;
  const picture = el('img', { class: 'flex-image', src: image.url, alt: image.action?.label ?? '' });
  Object.assign(picture.style, {
    width: imageSize(image.size),
    aspectRatio: ratio(image.aspectRatio),
    objectFit: aspectMode === 'cover' ? 'cover' : 'contain',
    ...(backgroundColor ? { backgroundColor } : {}),
  });
  const holder = el('div', { class: 'flex-image-place' }, picture);
  holder.style.justifyContent = align(image.align ?? 'center');
  if (image.action) wire(holder, image.action, onTap);
  return holder;
}

function renderIcon(icon) {
  const height = textSize(icon.size);
  const style = { height, width: 'auto', aspectRatio: ratio(icon.aspectRatio) };
  return el('img', { class: 'flex-icon', src: icon.url, alt: '', style });
}

function renderVideo(video, onTap) {
  const element = el('div', { class: 'flex-video', style: { aspectRatio: ratio(video.aspectRatio) } });
  element.append(el('img', { src: video.previewUrl, alt: '' }), el('span', { class: 'play' }, '▶'));
  return wire(element, video.action ?? { type: 'uri', uri: video.url }, onTap);
}

/** Makes words smaller until they fit, where a message asks for it (`adjustMode`). Call when it is on the page. */
export function shrinkToFit(root) {
  for (const element of root.querySelectorAll('.shrinks')) {
    let size = Number.parseFloat(getComputedStyle(element).fontSize);
    while (element.scrollWidth > element.clientWidth && size > 8) {
      size -= 1;
      element.style.fontSize = `${size}px`;
    }
  }
}
