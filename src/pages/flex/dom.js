/** Makes an element: attributes, `on…` listeners and children (texts are never read as HTML). */
export function el(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false || value === null) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (name === 'style') Object.assign(element.style, value);
    else element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...children.flat().filter((child) => child !== undefined && child !== null));
  return element;
}

/** Lets an element act as a button by mouse and keyboard. */
export function clickable(element, onTap) {
  element.classList.add('tappable');
  element.tabIndex = 0;
  element.setAttribute('role', 'button');
  element.addEventListener('click', (event) => {
    event.stopPropagation();
    onTap();
  });
  element.addEventListener('keydown', (event) => {
    if (event.target !== element || (event.key !== 'Enter' && event.key !== ' ')) return;
    event.preventDefault();
    onTap();
  });
  return element;
}

const LINKS = /(https?:\/\/[^\s<>"]+|\b0\d(?:[- ]?\d){7,8}\b)/;

/** A text in which addresses and phone numbers can be tapped. */
export function linked(text) {
  return text.split(LINKS).map((part, index) => {
    if (index % 2 === 0) return part;
    const href = part.startsWith('http') ? part : `tel:${part.replace(/[- ]/g, '')}`;
    return el('a', { href, target: '_blank', rel: 'noopener' }, part);
  });
}
