import { hasWords } from '../knowledge/words.ts';
import type { Attachment, Place } from '../tickets/ticket.ts';
import type { Flow, Step } from './flow.ts';
import type { Input } from './input.ts';
import type { Answer, Session } from './session.ts';
import { editStep, emptyAnswer, isEmpty, pathOf, settle, skippedAnswer, summaryStep } from './session.ts';

export interface Choice {
  readonly value: string;
  readonly label: string;
  /** Other words that mean it when they are typed. */
  readonly also?: readonly string[];
  /** Where it leads, when not all choices of its kind lead to the same step. */
  readonly branch?: string;
}

/** Values of taps that belong to every step. */
export const skipValue = '-skip';
export const doneValue = '-done';
export const clearValue = '-clear';
export const sendValue = '-send';
/** Sends it, and shows the receipt code on a page instead of in the chat. */
export const sendToPageValue = '-send-to-page';
export const editValue = '-edit';
/** Whoever the words may name is left out, or stays; either way they are sent. */
export const leaveOutAndSendValue = '-leave-out-and-send';
export const sendAsIsValue = '-send-as-is';

export type Complaint =
  | 'pick-one'
  | 'no-text'
  | 'no-file'
  | 'no-words'
  | 'text-or-file'
  | 'too-long'
  | 'too-many'
  | 'nothing-yet'
  | 'not-optional';

/** Where one input takes a session. */
export type Move =
  | { readonly to: 'step'; readonly session: Session }
  | { readonly to: 'more'; readonly session: Session }
  /** A file came before or after its question, and was kept for it. */
  | { readonly to: 'kept'; readonly session: Session }
  | { readonly to: 'done'; readonly session: Session; readonly onPage?: true }
  | { readonly to: 'refused'; readonly session: Session; readonly why: Complaint }
  | { readonly to: 'gone'; readonly session: Session };

export const textLimit = 2000;
export const filesLimit = 10;
export const textsLimit = 20;

/**
 * Moves a session by one input. Pure: the same session, input and choices always lead to the same move.
 * @param choices what may be tapped at the session's step, as it was shown
 */
export function advance(flow: Flow, session: Session, input: Input, choices: readonly Choice[]): Move {
  if (input.type === 'answer') {
    if (input.session !== session.id || input.step !== session.step) return { to: 'gone', session };
    return tapped(flow, session, input.value, choices);
  }
  const step = flow.steps[session.step];
  if (input.type === 'file' && !step?.accepts.includes('file')) return kept(flow, session, input.file);
  return step ? given(step, session, input) : { to: 'refused', session, why: 'pick-one' };
}

function tapped(flow: Flow, session: Session, value: string, choices: readonly Choice[]): Move {
  if (session.step === summaryStep) {
    if (value === sendValue) return { to: 'done', session };
    if (value === sendToPageValue) return { to: 'done', session, onPage: true };
    if (value === editValue) return chooseEdit(flow, unasked(session));
    if (!among(choices, value)) return { to: 'gone', session };
    return session.asked ? decided(session, session.asked, value) : leaveOut(session, value);
  }
  if (session.step === editStep) return edit(flow, session, value);
  const step = flow.steps[session.step];
  if (!step) return { to: 'gone', session };
  if (value === skipValue || (value === doneValue && step.many)) return pass(step, session, value);
  if (value === clearValue && step.many) return put(session, emptyAnswer);
  const choice = among(choices, value);
  if (!choice) return { to: 'gone', session };
  if (step.choices === 'readers') return leaveOut(session, value);
  if (step.many) return oneMore(session, value);
  const branch = choice.branch ? { branch: choice.branch } : {};
  return put(session, { ...emptyAnswer, value, ...branch, isComplete: true });
}

const among = (choices: readonly Choice[], value: string) => choices.find((choice) => choice.value === value);

/** Keeps somebody from reading it; the question waits on. */
function leaveOut(session: Session, value: string): Move {
  const leftOut = [...new Set([...(session.leftOut ?? []), value])];
  return { to: 'step', session: { ...session, leftOut } };
}

const unasked = ({ asked: _, ...session }: Session): Session => session;

/** Sends words that may name these, without them or as it is. */
function decided(before: Session, asked: readonly string[], value: string): Move {
  const session = unasked(before);
  const { leftOut = [], staying = [] } = session;
  return value === leaveOutAndSendValue
    ? { to: 'done', session: { ...session, leftOut: [...leftOut, ...asked] } }
    : { to: 'done', session: { ...session, staying: [...staying, ...asked] } };
}

/** Takes one choice of several; the question waits for more. */
function oneMore(session: Session, value: string): Move {
  const now = session.answers[session.step] ?? emptyAnswer;
  const chosen = [...new Set([...(now.chosen ?? []), value])];
  return put(session, { ...now, chosen, isComplete: false });
}

/** Goes on without a further answer. Skipping the rest of a step that takes several loses nothing that was sent. */
function pass(step: Step, session: Session, value: string): Move {
  const now = session.answers[session.step];
  if (step.many && now && !isEmpty(now)) return put(session, { ...now, isComplete: true });
  if (step.optional) return put(session, skippedAnswer);
  return { to: 'refused', session, why: value === skipValue ? 'not-optional' : 'nothing-yet' };
}

/** Asks which answer to change; where there is only one, opens it. */
function chooseEdit(flow: Flow, session: Session): Move {
  const [only, ...others] = pathOf(flow, session.answers);
  if (only && others.length === 0) return edit(flow, session, only);
  return { to: 'step', session: { ...session, step: editStep } };
}

/** Opens one answer again. A step that takes several keeps what it has, so that one more can be added; files stay. */
function edit(flow: Flow, session: Session, step: string): Move {
  const answer = Object.hasOwn(session.answers, step) ? session.answers[step] : undefined;
  if (!answer) return { to: 'step', session: settle(session) };
  const kept = flow.steps[step]?.many ? answer : { ...emptyAnswer, files: answer.files };
  const { [step]: _, ...rest } = session.answers;
  const cleared: readonly string[] = flow.steps[step]?.clears ?? [];
  const others = Object.fromEntries(Object.entries(rest).filter(([name]) => !cleared.includes(name)));
  const answers = isEmpty(kept) ? others : { ...others, [step]: { ...kept, isComplete: false } };
  return { to: 'step', session: settle({ ...session, answers }) };
}

function given(step: Step, session: Session, input: Exclude<Input, { type: 'answer' }>): Move {
  const now = session.answers[session.step] ?? emptyAnswer;
  switch (input.type) {
    case 'text':
      return givenText(step, session, now, input.text.trim(), input.source);
    case 'location':
      return step.accepts.includes('place')
        ? put(session, { ...emptyAnswer, place: placeOf(input), isComplete: true })
        : refuse(step, session);
    case 'file':
      if (now.files.length >= filesLimit) return { to: 'refused', session, why: 'too-many' };
      return more(step, session, { ...now, files: [...now.files, input.file] });
    case 'sticker':
    case 'command':
    case 'hello':
      return refuse(step, session);
    default:
      return input satisfies never;
  }
}

/** Keeps a file for the step of the flow that takes files, wherever the session stands. */
function kept(flow: Flow, session: Session, file: Attachment): Move {
  const name = flow.filesTo;
  const step = flow.steps[session.step];
  if (!name) return step ? refuse(step, session) : { to: 'refused', session, why: 'pick-one' };
  const now = session.answers[name] ?? emptyAnswer;
  if (now.files.length >= filesLimit) return { to: 'refused', session, why: 'too-many' };
  const answers = { ...session.answers, [name]: { ...now, files: [...now.files, file] } };
  return { to: 'kept', session: { ...session, answers } };
}

function givenText(step: Step, session: Session, now: Answer, text: string, source: string): Move {
  if (!step.accepts.includes('text')) return refuse(step, session);
  if (!hasWords(text)) return { to: 'refused', session, why: 'no-words' };
  if (text.length > textLimit) return { to: 'refused', session, why: 'too-long' };
  if (now.texts.length >= (step.mostTexts ?? textsLimit)) return { to: 'refused', session, why: 'too-many' };
  const place: { place?: Place } = step.accepts.includes('place') ? { place: { words: text, source } } : {};
  return more(step, session, { ...now, ...place, texts: [...now.texts, { text, source }] });
}

function placeOf(input: Extract<Input, { type: 'location' }>): Place {
  const { latitude, longitude, source, words } = input;
  return { latitude, longitude, source, ...(words ? { words } : {}) };
}

/** A step that takes several stays open; any other is complete with its first answer. */
function more(step: Step, session: Session, answer: Answer): Move {
  if (!step.many) return put(session, { ...answer, isComplete: true });
  return {
    to: 'more',
    session: {
      ...session,
      answers: { ...session.answers, [session.step]: { ...answer, isComplete: false } },
    },
  };
}

function put(session: Session, answer: Answer): Move {
  return {
    to: 'step',
    session: settle({ ...session, answers: { ...session.answers, [session.step]: answer } }),
  };
}

function refuse({ accepts }: Step, session: Session): Move {
  const [text, file] = [accepts.includes('text'), accepts.includes('file')];
  if (text) return { to: 'refused', session, why: file ? 'text-or-file' : 'no-file' };
  return { to: 'refused', session, why: file ? 'no-text' : 'pick-one' };
}
