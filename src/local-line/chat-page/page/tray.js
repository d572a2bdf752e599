import { el } from './flex/dom.js';
import { doDeed, sendPlace } from './hand.js';
import { $, words } from './page-state.js';
import { STICKERS, stickerFace } from './stickers.js';

/** Fills the tray below the input: photo, place and stickers. */
export function fillTray() {
  const tool = (picture, label, onclick) =>
    el(
      'button',
      { type: 'button', class: 'tool', onclick },
      el('img', { src: `/chat/page/${picture}.svg`, alt: '' }),
      label,
    );
  const stickers = STICKERS.map((stickerId, index) =>
    el(
      'button',
      {
        type: 'button',
        class: 'face',
        'aria-label': `${words.stickerNumber} ${index + 1}`,
        onclick: () => doDeed('sticker', { packageId: '446', stickerId }),
      },
      stickerFace(stickerId),
    ),
  );
  $('tray').append(
    el(
      'div',
      { class: 'tools' },
      tool('photo', words.photo, () => $('file').click()),
      tool('pin', words.location, sendPlace),
    ),
    el('div', { class: 'faces', role: 'group', 'aria-label': words.sticker }, stickers),
  );
}
