import { ask, tell } from './api.js';
import { askName } from './dialogs.js';
import { refreshDrawer, toggleDrawer } from './drawer.js';
import { el } from './flex/dom.js';
import { doDeed, sendPhotos } from './hand.js';
import { $, state, words } from './page-state.js';
import { refresh, toEnd } from './screen.js';
import { fillTray } from './tray.js';

const REMEMBERED = 'local-line-villager';

async function showPeople() {
  const people = await ask('villagers');
  const options = people.map(({ userId, displayName }) =>
    el('option', { value: userId, selected: userId === state.phone.userId }, displayName),
  );
  $('who').replaceChildren(...options, el('option', { value: 'new' }, `+ ${words.addVillager}`));
}

async function become(userId) {
  state.phone = { userId };
  state.shown = new Map();
  localStorage.setItem(REMEMBERED, userId);
  $('log').replaceChildren();
  $('quick').replaceChildren();
  await Promise.all([refresh(), showPeople()]);
  toEnd();
  if (state.phone.isNew) await doDeed('follow');
}

async function addVillager(displayName) {
  const { userId } = await tell('villagers', { displayName });
  await become(userId);
}

/** Who this page was last; else somebody who never opened the chat, if need be a new one. */
async function begin() {
  const wanted = new URLSearchParams(location.search);
  if (wanted.has('new')) return addVillager(wanted.get('new') || undefined);
  const remembered = wanted.get('villager') ?? localStorage.getItem(REMEMBERED);
  const people = await ask('villagers');
  const known = people.find(({ userId }) => userId === remembered) ?? people.find(({ isNew }) => isNew);
  return known ? become(known.userId) : addVillager();
}

function nameEverything() {
  document.title = words.title;
  $('title').textContent = words.officialAccount;
  $('who-label').textContent = words.who;
  $('log').setAttribute('aria-label', words.chatLog);
  $('log').tabIndex = 0;
  $('words').setAttribute('aria-label', words.message);
  $('send').textContent = words.send;
  $('attach').setAttribute('aria-label', words.more);
  $('open-drawer').setAttribute('aria-label', `${words.operator} (${words.operatorHint})`);
  $('file').setAttribute('aria-label', words.photo);
}

async function say() {
  const text = $('words').value.trim();
  if (!text) return;
  $('words').value = '';
  fitField();
  await doDeed('say', { text });
}

function fitField() {
  const field = $('words');
  field.style.height = 'auto';
  field.style.height = `${Math.min(field.scrollHeight, 120)}px`;
}

function listen() {
  $('composer').addEventListener('submit', (event) => {
    event.preventDefault();
    say();
  });
  $('words').addEventListener('input', fitField);
  $('words').addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    say();
  });
  $('attach').addEventListener('click', () => {
    $('tray').hidden = !$('tray').hidden;
    $('attach').setAttribute('aria-expanded', String(!$('tray').hidden));
    toEnd();
  });
  $('file').addEventListener('change', async () => {
    await sendPhotos([...$('file').files]);
    $('file').value = '';
  });
  $('friendship').addEventListener('click', () => doDeed(state.phone.hasBlocked ? 'follow' : 'block'));
  $('who').addEventListener('change', () => {
    if ($('who').value !== 'new') return become($('who').value);
    showPeople();
    return askName(words, addVillager);
  });
  const toggle = async () => {
    const isOpen = await toggleDrawer(words, toggle);
    $('open-drawer').setAttribute('aria-expanded', String(isOpen));
  };
  $('open-drawer').addEventListener('click', toggle);
}

/** Follows changes. What happened before the line was open is fetched when it opens. */
function goLive() {
  const line = new EventSource('/chat/api/events');
  line.addEventListener('open', refresh);
  line.addEventListener('message', ({ data }) => {
    if (data === '*') showPeople();
    if (data === '*' || data === state.phone.userId) refresh();
    refreshDrawer(words);
  });
}

nameEverything();
fillTray();
listen();
await begin();
goLive();
document.body.dataset.ready = 'yes';
