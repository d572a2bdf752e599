import { el, linked } from './flex/dom.js';
import { renderFlex } from './flex/flex.js';
import { stickerFace } from './stickers.js';

/** A message of the bot as LINE shows it. */
export function renderMessage(message, words, onTap) {
  switch (message.type) {
    case 'text':
    case 'textV2':
      return balloon(linked(message.text));
    case 'flex':
      return renderFlex(message.contents, onTap);
    case 'template':
      return renderTemplate(message.template, onTap);
    case 'image':
      return picture(message.previewImageUrl, message.originalContentUrl);
    case 'imagemap':
      return picture(`${message.baseUrl}/1040`, undefined, message.altText);
    case 'video':
      return el(
        'a',
        { class: 'media', href: message.originalContentUrl, target: '_blank' },
        `▶ ${words.video}`,
      );
    case 'audio':
      return el(
        'a',
        { class: 'media', href: message.originalContentUrl, target: '_blank' },
        `♪ ${words.audio}`,
      );
    case 'sticker':
      return el('div', { class: 'sticker' }, stickerFace(message.stickerId));
    case 'location':
      return renderLocation(message, words);
    default:
      return balloon([message.altText ?? message.type]);
  }
}

/** A message of the villager. */
export function renderOwn(message, words) {
  const content = `/chat/api/content/${message.contentId}`;
  switch (message.type) {
    case 'text':
      return balloon(linked(message.text));
    case 'image':
      return picture(content, content, words.photo);
    case 'sticker':
      return el('div', { class: 'sticker' }, stickerFace(message.stickerId));
    case 'location':
      return renderLocation(message, words);
    default:
      return balloon([`${words[message.type] ?? message.type} ${message.fileName ?? ''}`]);
  }
}

function balloon(children) {
  return el('div', { class: 'balloon' }, children);
}

function picture(src, href, alt = '') {
  const image = el('img', { class: 'picture', src, alt });
  return href ? el('a', { href, target: '_blank', rel: 'noopener' }, image) : image;
}

function renderLocation({ title, address, latitude, longitude }, words) {
  const map = `https://www.google.com/maps/search/?api=1&query=${latitude},${longitude}`;
  return el(
    'a',
    { class: 'place', href: map, target: '_blank', rel: 'noopener' },
    el('span', { class: 'place-map', 'aria-hidden': 'true' }),
    el('strong', {}, title ?? words.location),
    el('span', {}, address ?? `${latitude}, ${longitude}`),
    el('span', { class: 'place-link' }, words.seeOnMap),
  );
}

function renderTemplate(template, onTap) {
  if (template.type === 'carousel') {
    return el(
      'div',
      { class: 'carousel', tabindex: 0 },
      template.columns.map((column) => card(column, onTap)),
    );
  }
  if (template.type === 'image_carousel') {
    const cards = template.columns.map(({ imageUrl, action }) =>
      card({ thumbnailImageUrl: imageUrl, actions: [action] }, onTap),
    );
    return el('div', { class: 'carousel', tabindex: 0 }, cards);
  }
  return card(template, onTap, template.type === 'confirm');
}

function card({ thumbnailImageUrl, title, text, actions }, onTap, isConfirm = false) {
  return el(
    'div',
    { class: 'card' },
    thumbnailImageUrl && el('img', { class: 'card-image', src: thumbnailImageUrl, alt: '' }),
    title && el('strong', {}, title),
    text && el('p', {}, text),
    el(
      'div',
      { class: isConfirm ? 'card-row' : 'card-column' },
      actions.map((action) => cardButton(action, onTap)),
    ),
  );
}

function cardButton(action, onTap) {
  if (action.type === 'uri') {
    return el('a', { href: action.uri, target: '_blank', rel: 'noopener' }, action.label);
  }
  return el('button', { type: 'button', onclick: () => onTap(action) }, action.label);
}
