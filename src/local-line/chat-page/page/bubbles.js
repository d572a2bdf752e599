import { el } from './flex/dom.js';
import { renderMessage, renderOwn } from './message.js';

const clockFace = new Intl.DateTimeFormat('th-TH', {
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'Asia/Bangkok',
});

function time(at) {
  return at ? el('time', { datetime: at }, clockFace.format(new Date(at))) : undefined;
}

/** One message of the bot with its face (only on the first of a row) and time. */
export function botRow(entry, words, onTap, isFirst) {
  const avatar = el('span', { class: isFirst ? 'avatar' : 'avatar-gap', 'aria-hidden': 'true' });
  const content = renderMessage(entry.message, words, onTap);
  const isWide = entry.message.type === 'flex' || entry.message.type === 'template';
  return el(
    'div',
    { class: `row row-bot${isWide ? ' row-wide' : ''}`, 'data-id': entry.id, 'data-from': 'bot' },
    avatar,
    content,
    time(entry.at),
  );
}

/** One message of the villager; `onMenu(entry, element)` opens what a long press offers. */
export function ownRow(entry, words, onMenu) {
  if (entry.unsent)
    return el('div', { class: 'note', 'data-id': entry.id, 'data-unsent': 'yes' }, words.unsent);
  const row = el(
    'div',
    { class: 'row row-own', 'data-id': entry.id, 'data-from': 'villager' },
    time(entry.at),
    renderOwn(entry.message, words),
  );
  listenForMenu(row, () => onMenu(entry, row));
  return row;
}

const LONG_PRESS_MS = 500;

/** Right click, the menu key, or a long press. */
function listenForMenu(row, open) {
  let timer;
  row.tabIndex = 0;
  row.addEventListener('contextmenu', (event) => {
    event.preventDefault();
    open();
  });
  row.addEventListener('touchstart', () => {
    timer = setTimeout(open, LONG_PRESS_MS);
  });
  for (const name of ['touchend', 'touchmove', 'touchcancel']) {
    row.addEventListener(name, () => clearTimeout(timer));
  }
}

/** The row of quick replies above the input. */
export function quickReplyRow(quickReply, words, onTap) {
  const chips = quickReply.items.map(({ action, imageUrl }) => {
    const icon = imageUrl ? el('img', { src: imageUrl, alt: '' }) : undefined;
    return el('button', { type: 'button', class: 'chip', onclick: () => onTap(action) }, icon, action.label);
  });
  return el('div', { class: 'chips', role: 'group', 'aria-label': words.quickReplies }, chips);
}
