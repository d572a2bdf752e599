import { normaliseThai } from '../knowledge/words.ts';
import { controlLabels } from '../text/bot.ts';
import { calmWords, emergencyWords, heardWords, politeEndings } from '../text/heard.ts';
import { type Choice, clearValue, doneValue, editValue, sendValue, skipValue } from './advance.ts';
import type { Flow } from './flow.ts';
import type { Command, Input } from './input.ts';
import { type Session, summaryStep } from './session.ts';

/** A text as said, without the polite word at its end. */
function plain(text: string): string {
  const said = normaliseThai(text);
  const ending = politeEndings.find((word) => said.endsWith(word));
  return ending ? said.slice(0, -ending.length).trim() : said;
}

type HeardKey = keyof typeof heardWords;
const heardAs = new Map<string, HeardKey[]>();
for (const [key, words] of Object.entries(heardWords)) {
  for (const word of words) {
    const at = normaliseThai(word);
    heardAs.set(at, [...(heardAs.get(at) ?? []), key as HeardKey]);
  }
}

/** Whether a whole text says just this. */
export function says(text: string, key: HeardKey): boolean {
  const heard = [...(heardAs.get(normaliseThai(text)) ?? []), ...(heardAs.get(plain(text)) ?? [])];
  return heard.includes(key);
}

const menuCommands = ['tip', 'complaint', 'services', 'reports', 'track', 'officer'] as const;

/** The menu's entry that a whole text names, if any. */
export function namedCommand(text: string): Command | undefined {
  return menuCommands.find((command) => says(text, command));
}

/** Whether a text speaks of an emergency. */
export function isEmergency(text: string): boolean {
  const calm = calmWords.reduce((left, word) => left.replaceAll(word, ' '), normaliseThai(text));
  return emergencyWords.some((word) => calm.includes(normaliseThai(word)));
}

/**
 * Reads a typed text as the tap it stands for: the label of a choice, or one of the words that every step
 * understands. A text that stands for nothing stays a text.
 */
export function typedTap(
  flow: Flow,
  session: Session,
  text: string,
  choices: readonly Choice[],
): Input | null {
  const tap = (value: string): Input => ({ type: 'answer', session: session.id, step: session.step, value });
  if (session.step === summaryStep) {
    if (says(text, 'send')) return tap(sendValue);
    return says(text, 'edit') ? tap(editValue) : null;
  }
  const step = flow.steps[session.step];
  if (!step) return null;
  if (step.optional && says(text, 'skip')) return tap(skipValue);
  if (step.many && says(text, 'done')) return tap(doneValue);
  if (step.many && plain(text) === plain(controlLabels.clear)) return tap(clearValue);
  const choice = choices.find(({ label }) => plain(label) === plain(text));
  return choice ? tap(choice.value) : null;
}
