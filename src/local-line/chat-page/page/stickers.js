// LINE's sticker pictures are not ours to ship; a sign that every system font has stands for each.
const FACES = {
  1988: '☺',
  1989: '♥',
  1990: '★',
  1991: '☀',
  1992: '☂',
  1993: '♪',
  1994: '✔',
  1995: '☎',
};

export const STICKERS = Object.keys(FACES);

/** What stands for a sticker on this page. */
export function stickerFace(stickerId) {
  return FACES[stickerId] ?? '☻';
}
