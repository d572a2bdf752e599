export const $ = (id) => document.querySelector(`#${id}`);

/** All words of the page, Thai and English. */
export const words = await (await fetch('/chat/words')).json();

/** Whose phone this is and what is on its screen. */
export const state = {
  phone: undefined,
  /** The log's rows by message id, and how each looks. */
  shown: new Map(),
  menuShown: undefined,
  menuIsOpen: false,
  /** What the menu was last drawn from: it is drawn anew only when that changes, so that it keeps the focus. */
  menuDrawn: undefined,
};
