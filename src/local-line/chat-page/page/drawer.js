import { ask, tell } from './api.js';
import { el } from './flex/dom.js';

const drawer = document.querySelector('#drawer');
const fullTime = new Intl.DateTimeFormat('th-TH', {
  dateStyle: 'medium',
  timeStyle: 'medium',
  timeZone: 'Asia/Bangkok',
});
const when = (at) => el('time', { datetime: at }, fullTime.format(new Date(at)));

/** Fills the operator drawer anew, if it is open. */
export async function refreshDrawer(words) {
  if (!drawer.hidden) render(await ask('operator'), words);
}

/** Opens or closes the operator drawer; tells whether it is open now. */
export async function toggleDrawer(words, onClose) {
  drawer.hidden = !drawer.hidden;
  drawer.onclose = onClose;
  await refreshDrawer(words);
  return !drawer.hidden;
}

function render(state, words) {
  const close = el(
    'button',
    { type: 'button', class: 'quiet', onclick: () => drawer.onclose() },
    words.close,
  );
  drawer.replaceChildren(
    el(
      'div',
      { class: 'drawer-top' },
      el('h2', {}, `${words.operator} `, el('small', {}, words.operatorHint)),
      close,
    ),
    el('p', {}, `${words.time}: `, when(state.time)),
    quota(state, words),
    el('h3', {}, words.refused),
    list(state.refused, words, refusal),
    el('h3', {}, words.webhooks),
    list(state.notTaken, words, notTaken),
  );
}

function quota({ quota: { limit, used } }, words) {
  const isSpent = limit !== null && used >= limit;
  const set = async () => render(await tell('quota', { used: isSpent ? 0 : limit }), words);
  const change = el(
    'button',
    { type: 'button', class: 'quiet', onclick: set },
    isSpent ? words.giveQuotaBack : words.spendQuota,
  );
  return el(
    'p',
    {},
    `${words.quota}: ${used} / ${limit ?? words.noLimit} `,
    limit === null ? undefined : change,
  );
}

function list(items, words, render) {
  if (items.length === 0) return el('p', { class: 'none' }, words.refusedNone);
  return el(
    'ol',
    {},
    items.map((item) => el('li', {}, render(item))),
  );
}

/** Hints that say more than the details do. */
function moreThanDetails({ details, hints }) {
  const said = new Set(details.map(({ property, message }) => `${property}: ${message}`));
  return hints.filter((hint) => !said.has(hint));
}

function refusal(refused) {
  const { at, status, method, path, message, details } = refused;
  const hints = moreThanDetails(refused);
  return [
    when(at),
    el('code', {}, ` ${status} ${method} ${path}`),
    el('div', {}, message),
    el(
      'ul',
      {},
      details.map((detail) => el('li', {}, `${detail.property ?? ''} ${detail.message}`)),
    ),
    hints.length > 0 ? el('div', { class: 'hint' }, hints.join('; ')) : undefined,
  ];
}

function notTaken({ at, status, reason, types }) {
  return [when(at), el('code', {}, ` ${types.join(', ')}: ${reason ?? ''} ${status ?? ''}`)];
}
