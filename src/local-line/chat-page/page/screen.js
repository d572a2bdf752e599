import { ask } from './api.js';
import { botRow, ownRow, quickReplyRow } from './bubbles.js';
import { el } from './flex/dom.js';
import { shrinkToFit } from './flex/flex.js';
import { tapped, unsendMenu } from './hand.js';
import { $, state, words } from './page-state.js';
import { renderRichMenu } from './rich-menu.js';

const LOADING_CHECK_MS = 5000;

let isStale = false;
let running;

/** Fetches what the phone shows now and draws it; calls that come meanwhile are answered by one more round. */
export function refresh() {
  isStale = true;
  running ??= drawUntilFresh().finally(() => {
    running = undefined;
  });
  return running;
}

async function drawUntilFresh() {
  while (isStale) {
    isStale = false;
    draw(await ask(`villagers/${state.phone.userId}`));
  }
}

function draw(fresh) {
  if (fresh.userId !== state.phone.userId) return;
  const hadQuickReply = JSON.stringify(state.phone.quickReply);
  state.phone = fresh;
  showTyping(false);
  showEntries(fresh.entries);
  showTyping(fresh.isLoading);
  if (JSON.stringify(fresh.quickReply) !== hadQuickReply) showQuickReply(fresh.quickReply);
  showMenu();
  showFriendship();
}

/** Adds what is new to the log and redraws what was unsent; the rest stays as it is. */
function showEntries(entries) {
  const log = $('log');
  const isAtEnd = log.scrollHeight - log.scrollTop - log.clientHeight < 80;
  let added = false;
  for (const [index, entry] of entries.entries()) {
    const look = entry.unsent ? 'unsent' : 'sent';
    const before = state.shown.get(entry.id);
    if (before?.look === look) continue;
    const isFirst = entries[index - 1]?.from !== 'bot';
    const row =
      entry.from === 'bot' ? botRow(entry, words, tapped, isFirst) : ownRow(entry, words, unsendMenu);
    if (before) before.row.replaceWith(row);
    else log.append(row);
    added ||= !before;
    state.shown.set(entry.id, { look, row });
    shrinkToFit(row);
  }
  if (added && (isAtEnd || entries.at(-1)?.from === 'villager')) toEnd();
}

/** Scrolls to the newest message. */
export function toEnd() {
  $('log').scrollTop = $('log').scrollHeight;
}

function showTyping(isLoading) {
  $('log').querySelector('.typing')?.remove();
  if (!isLoading) return;
  $('log').append(el('div', { class: 'typing', role: 'status', 'aria-label': words.typing }, '● ● ●'));
  setTimeout(refresh, LOADING_CHECK_MS);
}

function showQuickReply(quickReply) {
  $('quick').replaceChildren(
    ...(quickReply ? [quickReplyRow(quickReply, words, (action) => tapped(action, true))] : []),
  );
  if (quickReply) toEnd();
}

function showMenu() {
  const menu = state.phone?.richMenu;
  if (menu?.richMenuId !== state.menuShown) {
    state.menuShown = menu?.richMenuId;
    state.menuIsOpen = menu?.isOpen ?? false;
  }
  const drawn = JSON.stringify([menu, state.menuIsOpen]);
  if (drawn === state.menuDrawn) return;
  state.menuDrawn = drawn;
  const toggle = () => {
    state.menuIsOpen = !state.menuIsOpen;
    showMenu();
    toEnd();
  };
  $('menu').replaceChildren(...(menu ? renderRichMenu(menu, state.menuIsOpen, toggle, tapped) : []));
}

function showFriendship() {
  const { hasBlocked } = state.phone;
  $('friendship').textContent = hasBlocked ? words.unblock : words.block;
  $('composer').inert = hasBlocked;
  $('words').placeholder = hasBlocked ? words.blocked : words.message;
}
