import { normaliseThai } from '../knowledge/words.ts';
import { controlLabels, menuItems } from '../text/bot.ts';
import { heardWords, politeEndings, pressWords } from '../text/heard.ts';
import { type Choice, clearValue, doneValue, editValue, sendValue, skipValue } from './advance.ts';
import type { Flow } from './flow.ts';
import type { Command, Input } from './input.ts';
import { editStep, type Session, summaryStep } from './session.ts';

const around = /^[\p{P}\p{S}\p{Extended_Pictographic}\s]+|[\p{P}\p{S}\p{Extended_Pictographic}\s]+$/gu;

/** No label is longer; a longer text need not be looked at closely. */
const longest = 100;

/** A text as said: without polite words and signs at its end, without what tells to press a button, unspaced. */
function plain(text: string): string {
  const whole = normaliseThai(text);
  if (whole.length > longest) return whole;
  let said = whole.replace(around, '');
  for (let ending = endingOf(said); ending; ending = endingOf(said)) {
    said = said.slice(0, -ending.length).replace(around, '');
  }
  const press = pressWords.find((word) => said.startsWith(word) && said !== word);
  return said.slice(press?.length ?? 0).replaceAll(' ', '');
}

const plainLabels = new Map<string, string>();

/** The same for a label of ours or of the office, of which there are few. */
function plainLabel(label: string): string {
  const known = plainLabels.get(label) ?? plain(label);
  plainLabels.set(label, known);
  return known;
}

function endingOf(said: string): string | undefined {
  return politeEndings.find((word) => said.endsWith(word) && said !== word);
}

type HeardKey = keyof typeof heardWords;
const heardAs = new Map<string, HeardKey[]>();
for (const [key, words] of Object.entries(heardWords)) {
  for (const word of words) {
    const at = plain(word);
    heardAs.set(at, [...(heardAs.get(at) ?? []), key as HeardKey]);
  }
}

/** Whether a whole text says just this. */
export function says(text: string, key: HeardKey): boolean {
  return heardAs.get(plain(text))?.includes(key) ?? false;
}

const menuCommands = ['tip', 'complaint', 'services', 'reports', 'track', 'officer'] as const;

/** The menu's entry that a whole text names in one of many ways, if any. */
export function namedCommand(text: string): Command | undefined {
  return menuCommands.find((command) => says(text, command));
}

/** The menu's entry whose very label a text is: anything less may be an answer to the flow's question. */
export function labelledCommand(text: string): Command | undefined {
  const said = plain(text);
  return menuItems.find(({ label }) => plainLabel(label) === said)?.command;
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
  const value = valueSaid(flow, session, text, choices);
  return value === null ? null : { type: 'answer', session: session.id, step: session.step, value };
}

function valueSaid(flow: Flow, session: Session, text: string, choices: readonly Choice[]): string | null {
  if (session.step === summaryStep) {
    if (says(text, 'send')) return sendValue;
    if (says(text, 'edit')) return editValue;
    return choiceSaid(choices, text, true)?.value ?? null;
  }
  if (session.step === editStep && says(text, 'send')) return summaryStep;
  const step = flow.steps[session.step];
  const choice = choiceSaid(choices, text, step?.accepts.includes('text') ?? false);
  if (choice) return choice.value;
  if (step?.many && says(text, 'done')) return doneValue;
  if (step?.many && plain(text) === plainLabel(controlLabels.clear)) return clearValue;
  return step?.optional && says(text, 'skip') ? skipValue : null;
}

/** Where only a tap will do, a part of a label such as "animals" of "animals/trees" is enough, if no other has it. */
function choiceSaid(choices: readonly Choice[], text: string, isTextToo: boolean): Choice | undefined {
  const said = plain(text);
  const whole = choices.find(({ label, also = [] }) =>
    [label, ...also].some((words) => plainLabel(words) === said),
  );
  if (whole || isTextToo) return whole;
  const parts = choices.filter(({ label }) => label.split('/').some((part) => plainLabel(part) === said));
  return parts.length === 1 ? parts[0] : undefined;
}
