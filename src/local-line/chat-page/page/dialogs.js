import { el } from './flex/dom.js';

const dialog = document.querySelector('#dialog');

function form(words, confirmWord, fields, onDone) {
  const submit = (event) => {
    event.preventDefault();
    dialog.close();
    onDone(Object.fromEntries(new FormData(event.target)));
  };
  const close = el('button', { type: 'button', class: 'quiet', onclick: () => dialog.close() }, words.cancel);
  const confirm = el('button', { type: 'submit', class: 'send' }, confirmWord);
  dialog.replaceChildren(
    el('form', { onsubmit: submit }, fields, el('div', { class: 'dialog-buttons' }, close, confirm)),
  );
  dialog.showModal();
}

function field(label, attributes) {
  return el('label', { class: 'field' }, el('span', {}, label), el('input', attributes));
}

/** Asks for the name of a new villager. */
export function askName(words, onDone) {
  form(
    words,
    words.add,
    [field(words.villagerName, { name: 'displayName', autocomplete: 'off' })],
    ({ displayName }) => onDone(displayName),
  );
}

/** Asks where the villager is: one of the sample places, or any other. */
export function askPlace(words, onDone) {
  const places = words.places.map((place, index) => el('option', { value: index }, place.title));
  const choice = el('select', { name: 'place' }, places);
  const number = { type: 'number', step: 'any', required: true };
  const inputs = {
    title: field(words.placeName, { name: 'title' }),
    latitude: field(words.latitude, { name: 'latitude', ...number }),
    longitude: field(words.longitude, { name: 'longitude', ...number }),
  };
  const fill = () => {
    for (const [name, label] of Object.entries(inputs)) {
      label.querySelector('input').value = words.places[Number(choice.value)][name];
    }
  };
  choice.addEventListener('change', fill);
  fill();
  const chooser = el('label', { class: 'field' }, el('span', {}, words.pickPlace), choice);
  form(words, words.send, [chooser, ...Object.values(inputs)], ({ place, ...picked }) =>
    onDone({ ...picked, address: words.places[Number(place)].address }),
  );
}

const INPUTS = { date: 'date', time: 'time', datetime: 'datetime-local' };

/** Lets the villager pick what a datetimepicker asks for. */
export function askDate(words, action, onDone) {
  const { mode, initial, min, max } = action;
  const input = field(words.pickDate, {
    name: 'picks',
    type: INPUTS[mode],
    value: initial,
    min,
    max,
    required: true,
  });
  form(words, words.choose, [input], ({ picks }) => onDone(picks));
}
