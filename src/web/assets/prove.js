// Does the work that lets a form go through while much comes at once. Without it, waiting a minute does as well.
import { deriveKey } from '/assets/altcha/algorithms/web/pbkdf2.js';
import { solveChallenge } from '/assets/altcha/pow.js';

const field = document.querySelector('input[name="proof"][data-challenge]');
const said = document.querySelector('[data-proving]');
const say = (words) => {
  if (said) said.textContent = words;
};

// Only where pages come by https is there anything to work with.
if (field && globalThis.crypto?.subtle) {
  const challenge = JSON.parse(field.dataset.challenge);
  const { form } = field;
  let isSent = false;
  const holdBack = (event) => {
    event.preventDefault();
    isSent = true;
  };
  say(said?.dataset.proving);
  form.addEventListener('submit', holdBack);
  const solution = await solveChallenge({ challenge, deriveKey }).catch(() => null);
  form.removeEventListener('submit', holdBack);
  if (solution) field.value = JSON.stringify({ challenge, solution });
  say(solution ? said?.dataset.proved : '');
  if (isSent) form.requestSubmit();
}
