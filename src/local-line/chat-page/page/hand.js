import { ask, tell } from './api.js';
import { askDate, askPlace } from './dialogs.js';
import { el } from './flex/dom.js';
import { $, state, words } from './page-state.js';

const path = (deed) => `villagers/${state.phone.userId}/${deed}`;

/** Lets the villager do something by its name on the server. */
export function doDeed(deed, body) {
  return act(tell(path(deed), body));
}

/** Does something and says so when the bot did not take it. */
export async function act(promise) {
  try {
    const done = await promise;
    if (!done.taken) notify(`${words.notTaken} (${done.attempt?.status ?? done.attempt?.reason ?? ''})`);
    if (done.copied) copy(done.copied);
    if (done.fillInText) $('words').value = done.fillInText;
    return done;
  } catch (error) {
    notify(error.message);
    return { taken: false };
  }
}

let toastTimer;
function notify(text) {
  $('toast').textContent = text;
  clearTimeout(toastTimer);
  toastTimer = setTimeout(() => $('toast').replaceChildren(), 5000);
}

function copy(text) {
  navigator.clipboard?.writeText(text).catch(() => {});
  notify(`${words.copy}: ${text}`);
}

/** Does what LINE does with an action; pickers first ask what was picked. */
export function tapped(action, isQuickReply = false) {
  const send = (picks) => doDeed('tap', { action, isQuickReply, picks });
  switch (action.type) {
    case 'uri':
      window.open(action.uri, '_blank', 'noopener');
      return;
    case 'camera':
    case 'cameraRoll':
      $('file').click();
      return;
    case 'location':
      sendPlace();
      return;
    case 'datetimepicker':
      askDate(words, action, send);
      return;
    default:
      followInputOption(action);
      send();
  }
}

/** The menu itself is redrawn with the next refresh, which every tap brings. */
function followInputOption({ inputOption }) {
  if (inputOption === 'openRichMenu') state.menuIsOpen = true;
  if (inputOption === 'closeRichMenu') state.menuIsOpen = false;
  if (inputOption === 'openKeyboard') $('words').focus();
}

/** Asks for a place and sends it. */
export function sendPlace() {
  askPlace(words, (place) => doDeed('location', place));
}

/** Sends photos one after the other. */
export async function sendPhotos(files) {
  for (const file of files) {
    const headers = { 'content-type': file.type || 'image/jpeg' };
    await act(ask(path('photo'), { method: 'POST', headers, body: file }));
  }
}

/** Offers to take a message back. */
export function unsendMenu(entry, row) {
  const close = () => button.remove();
  const button = el(
    'button',
    {
      type: 'button',
      class: 'unsend',
      onblur: close,
      onclick: () => doDeed('unsend', { messageId: entry.id }),
    },
    words.unsend,
  );
  row.append(button);
  button.focus();
}
