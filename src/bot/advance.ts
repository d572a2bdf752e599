import type { Place } from '../tickets/ticket.ts';
import type { Flow, Step } from './flow.ts';
import type { Input } from './input.ts';
import type { Answer, Session } from './session.ts';
import { editStep, emptyAnswer, isEmpty, settle, skippedAnswer, summaryStep } from './session.ts';

export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** Values of taps that belong to every step. */
export const skipValue = '-skip';
export const doneValue = '-done';
export const clearValue = '-clear';
export const sendValue = '-send';
export const editValue = '-edit';

export type Complaint =
  | 'pick-one'
  | 'no-text'
  | 'no-file'
  | 'too-long'
  | 'too-many'
  | 'nothing-yet'
  | 'not-optional';

/** Where one input takes a session. */
export type Move =
  | { readonly to: 'step'; readonly session: Session }
  | { readonly to: 'more'; readonly session: Session }
  | { readonly to: 'done'; readonly session: Session }
  | { readonly to: 'refused'; readonly session: Session; readonly why: Complaint }
  | { readonly to: 'gone'; readonly session: Session };

export const textLimit = 2000;
export const filesLimit = 10;
const textsLimit = 20;

/**
 * Moves a session by one input. Pure: the same session, input and choices always lead to the same move.
 * @param choices what may be tapped at the session's step, as it was shown
 */
export function advance(flow: Flow, session: Session, input: Input, choices: readonly Choice[]): Move {
  if (input.type === 'answer') {
    if (input.session !== session.id || input.step !== session.step) return { to: 'gone', session };
    return tapped(flow, session, input.value, choices);
  }
  if (session.step === summaryStep || session.step === editStep) {
    return { to: 'refused', session, why: 'pick-one' };
  }
  const step = flow.steps[session.step];
  if (!step) return { to: 'gone', session };
  return given(step, session, input);
}

function tapped(flow: Flow, session: Session, value: string, choices: readonly Choice[]): Move {
  if (session.step === summaryStep) {
    if (value === sendValue) return { to: 'done', session };
    return value === editValue
      ? { to: 'step', session: { ...session, step: editStep } }
      : { to: 'gone', session };
  }
  if (session.step === editStep) return edit(flow, session, value);
  const step = flow.steps[session.step];
  if (!step) return { to: 'gone', session };
  const now = session.answers[session.step] ?? emptyAnswer;
  if (value === skipValue) {
    return step.optional ? put(session, skippedAnswer) : { to: 'refused', session, why: 'not-optional' };
  }
  if (value === doneValue && step.many) {
    if (isEmpty(now)) return { to: 'refused', session, why: 'nothing-yet' };
    return put(session, { ...now, isComplete: true });
  }
  if (value === clearValue && step.many) return put(session, emptyAnswer);
  return choices.some((choice) => choice.value === value)
    ? put(session, { ...emptyAnswer, value, isComplete: true })
    : { to: 'gone', session };
}

/** Opens one answer again. A step that takes several keeps what it has, so that one more can be added. */
function edit(flow: Flow, session: Session, step: string): Move {
  const answer = session.answers[step];
  if (!answer) return { to: 'step', session: settle(session) };
  const reopened = flow.steps[step]?.many ? { ...answer, isComplete: false } : undefined;
  const { [step]: _, ...others } = session.answers;
  return {
    to: 'step',
    session: settle({ ...session, answers: reopened ? { ...others, [step]: reopened } : others }),
  };
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
      if (!step.accepts.includes('file')) return refuse(step, session);
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

function givenText(step: Step, session: Session, now: Answer, text: string, source: string): Move {
  if (!step.accepts.includes('text') || !text) return refuse(step, session);
  if (text.length > textLimit) return { to: 'refused', session, why: 'too-long' };
  if (now.texts.length >= textsLimit) return { to: 'refused', session, why: 'too-many' };
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

function refuse(step: Step, session: Session): Move {
  const why = step.accepts.includes('text')
    ? 'no-file'
    : step.accepts.includes('file')
      ? 'no-text'
      : 'pick-one';
  return { to: 'refused', session, why };
}
