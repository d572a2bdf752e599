// Draws the chat's messages as LINE does. What they say stands on the page in words; those stay for screen readers.
import { el, linked } from './flex/dom.js';
import { renderFlex, shrinkToFit } from './flex/flex.js';

const nothing = () => {};

function draw(message) {
  if (message.type === 'flex') return renderFlex(message.contents, nothing);
  return el('p', { class: 'balloon' }, linked(message.text ?? message.altText ?? ''));
}

function chips({ items }) {
  return el(
    'div',
    { class: 'chips' },
    items.map(({ action }) => el('span', { class: 'chip' }, action.label)),
  );
}

for (const place of document.querySelectorAll('[data-messages]')) {
  const messages = JSON.parse(place.dataset.messages);
  const drawn = el('div', { class: 'drawn', inert: true, 'aria-hidden': 'true' }, messages.map(draw));
  const quickReply = messages.at(-1)?.quickReply;
  if (quickReply) drawn.append(chips(quickReply));
  place.append(drawn);
  shrinkToFit(drawn);
  place.querySelector('.card-words').classList.add('unseen');
  place.dataset.drawn = 'yes';
}
