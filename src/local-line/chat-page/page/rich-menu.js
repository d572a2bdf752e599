import { el } from './flex/dom.js';

/**
 * The rich menu below the input: its picture, or without one its areas, and the bar that opens and closes it.
 */
export function renderRichMenu(menu, isOpen, onToggle, onTap) {
  const bar = el(
    'button',
    { type: 'button', class: 'menu-bar', 'aria-expanded': String(isOpen), onclick: onToggle },
    `${menu.chatBarText} ${isOpen ? '▾' : '▴'}`,
  );
  if (!isOpen) return [bar];
  const { width, height } = menu.size;
  const image = menu.hasImage
    ? el('img', { src: `/chat/api/rich-menu/${menu.richMenuId}`, alt: '' })
    : undefined;
  const areas = menu.areas.map((area) => renderArea(area, menu, onTap));
  const panel = el(
    'div',
    { class: 'menu-panel', style: { aspectRatio: `${width} / ${height}` } },
    image,
    areas,
  );
  return [bar, panel];
}

function renderArea({ bounds, action, label }, menu, onTap) {
  const { width, height } = menu.size;
  const style = {
    left: `${(bounds.x / width) * 100}%`,
    top: `${(bounds.y / height) * 100}%`,
    width: `${(bounds.width / width) * 100}%`,
    height: `${(bounds.height / height) * 100}%`,
  };
  const classes = menu.hasImage ? 'menu-area' : 'menu-area menu-area-bare';
  const words = menu.hasImage ? '' : label;
  if (action.type === 'uri') {
    return el('a', { class: classes, style, 'aria-label': label, href: action.uri, target: '_blank' }, words);
  }
  return el(
    'button',
    { type: 'button', class: classes, style, 'aria-label': label, onclick: () => onTap(action) },
    words,
  );
}
