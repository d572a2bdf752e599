// The live refresh: asks whether the page is still the newest, and says so when it is not; and a word of
// warning before something typed is lost. Without this script everything works: a page then is as new as its
// last loading.
const everyMs = 5000;
const place = document.querySelector('[data-pulse]');
let isInUse = false;
let sentForm = null;

const fields = () => [...document.querySelectorAll('textarea, input:not([type=hidden]), select')];

function isTyped(field) {
  // What stands in a form that was not saved is typed, even when the page came with it.
  if (field.localName === 'textarea') {
    return field.form?.dataset.saved ? field.value !== field.defaultValue : field.value !== '';
  }
  if (field.type === 'checkbox') return field.checked !== field.defaultChecked;
  if (field.localName !== 'select') return field.value !== field.defaultValue;
  const usual = [...field.options].find((option) => option.defaultSelected) ?? field.options[0];
  return field.value !== usual?.value;
}

function mayReload() {
  const isWriting = document.activeElement?.matches('textarea, input, select') ?? false;
  // A refused form answers with a page whose address is the form's: loading that again would send it again.
  const isOwnPage = new URL(place.querySelector('a').href).pathname === location.pathname;
  return isOwnPage && !isInUse && !isWriting && !fields().some(isTyped);
}

async function ask() {
  if (document.visibilityState !== 'visible' || sentForm) return true;
  const answer = await fetch(place.dataset.pulse, { headers: { accept: 'application/json' } });
  if (!answer.ok) return answer.status >= 500;
  const { mark } = await answer.json();
  if (mark === place.dataset.mark) return true;
  if (mayReload()) location.reload();
  else place.querySelector('[data-news]').hidden = false;
  return true;
}

async function keepAsking() {
  const goesOn = await ask().catch(() => true);
  if (goesOn) setTimeout(keepAsking, everyMs);
}

if (place) setTimeout(keepAsking, everyMs);

document.addEventListener('click', (event) => {
  if (event.target.closest('summary')) isInUse = true;
});

document.addEventListener('submit', (event) => {
  // A second press while the first is on its way changes nothing.
  if (sentForm) event.preventDefault();
  else sentForm = event.target;
});

addEventListener('beforeunload', (event) => {
  const isLost = (field) => field.localName === 'textarea' && field.form !== sentForm && isTyped(field);
  if (fields().some(isLost)) event.preventDefault();
  // Whoever then stays on the page may send again.
  setTimeout(() => (sentForm = null), everyMs);
});

addEventListener('pageshow', () => (sentForm = null));

if (location.search.includes('done=')) history.replaceState(null, '', location.pathname + location.hash);
