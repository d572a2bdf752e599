import { normaliseThai } from '../knowledge/words.ts';
import { calmWords, emergencyWords } from '../text/heard.ts';

const toneMarks = /[\u0E48-\u0E4B]/g;
/** A word so short could be another one without its tone marks. */
const shortest = 5;

const squeezed = (text: string) => normaliseThai(text).replaceAll(' ', '');
const toneless = (text: string) => text.replace(toneMarks, '');

const calm = calmWords.map(squeezed);
const alarms = emergencyWords.map(({ word }) => squeezed(word));
const tonelessAlarms = emergencyWords
  .filter(({ needsTones }) => !needsTones)
  .map(({ word }) => toneless(squeezed(word)))
  .filter((word) => word.length >= shortest);

/** The number itself, not as a part of a longer one, nor of a ticket's. */
const ambulance = /(?<!\d\s?|-)1669(?![\s-]*\d)/;

/**
 * Whether a text speaks of an emergency. Showing the numbers too often is a small harm, missing one a big one: so
 * words count wherever they stand, with spaces in them or without their tone marks.
 */
export function isEmergency(text: string): boolean {
  const said = calm.reduce((left, word) => left.replaceAll(word, ' '), squeezed(text));
  const flat = toneless(said);
  return (
    alarms.some((word) => said.includes(word)) ||
    tonelessAlarms.some((word) => flat.includes(word)) ||
    ambulance.test(normaliseThai(text))
  );
}
