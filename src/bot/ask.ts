import { botTexts, controlLabels, flowTitles } from '../text/bot.ts';
import {
  type Choice,
  clearValue,
  doneValue,
  editValue,
  sendToPageValue,
  sendValue,
  skipValue,
} from './advance.ts';
import { choicesAt, labelChosen } from './choices.ts';
import type { Step } from './flow.ts';
import { flowEnd } from './flow.ts';
import { flows } from './flows.ts';
import type { Option, Reply } from './reply.ts';
import { type Answer, editStep, isEmpty, pathOf, type Session, summaryStep } from './session.ts';
import { textOfStep } from './step-text.ts';
import { type Known, namesOf } from './tip-about.ts';
import { asideOf } from './tip-notices.ts';

/** Cancels this session and no other: the button stays in the chat for ever. */
function cancel({ id }: Session): Option {
  return { label: controlLabels.cancel, action: { type: 'command', command: 'cancel', argument: id } };
}

function tap(session: Session, label: string, value: string): Option {
  return { label, action: { type: 'answer', session: session.id, step: session.step, value } };
}

/** What the bot says to bring a session forward: the question of its step, the summary, or what may be changed. */
export function ask(session: Session, known: Known): Reply {
  if (session.step === summaryStep) return summary(session, known);
  return session.step === editStep ? askWhich(session, known) : question(session, known);
}

function question(session: Session, known: Known): Reply {
  const flow = flows[session.flow];
  const step = flow.steps[session.step];
  const words = textOfStep(session.flow, session.step);
  const answer = session.answers[session.step];
  const hint = step?.many && hasSent(answer) ? gotSoFar(answer) : words.hint;
  const choices = choicesAt(session, known).map(({ label, value }) => tap(session, label, value));
  const { notice, taps } = asideOf(session, known);
  // A tap that answers nothing has no place among those that bring the talk on.
  const answers = step?.choices === 'readers' ? [] : choices;
  return {
    type: 'question',
    title: flowTitles[session.flow],
    ...progressOf(session),
    text: words.ask,
    ...(hint ? { hint } : {}),
    ...(notice.length > 0 ? { notice } : {}),
    choices: [...choices, ...taps],
    options: [...answers, ...(step ? controls(session, step) : []), cancel(session)],
  };
}

/** The taps that are not answers: send a place or picture, skip, finish. */
function controls(session: Session, step: Step): Option[] {
  const hasSome = !isEmpty(session.answers[session.step]);
  return [
    ...(step.accepts.includes('place')
      ? [{ label: controlLabels.location, action: { type: 'location' as const } }]
      : []),
    ...(step.accepts.includes('file')
      ? [
          { label: controlLabels.camera, action: { type: 'camera' as const } },
          { label: controlLabels.cameraRoll, action: { type: 'camera-roll' as const } },
        ]
      : []),
    ...(step.many && hasSome
      ? [tap(session, controlLabels.done, doneValue), tap(session, controlLabels.clear, clearValue)]
      : []),
    ...(step.optional && !hasSome ? [tap(session, controlLabels.skip, skipValue)] : []),
  ];
}

const hasSent = (answer: Answer | undefined) =>
  answer !== undefined && (answer.texts.length > 0 || answer.files.length > 0);

/** Says what a step that takes several has already. */
export function gotSoFar(answer: Answer | undefined): string {
  return botTexts.got(answer?.texts.length ?? 0, answer?.files.length ?? 0);
}

/** Quick replies while a step that takes several waits for more. */
export function moreOptions(session: Session): Option[] {
  const step = flows[session.flow].steps[session.step];
  return step ? [...controls(session, step).reverse(), cancel(session)] : [cancel(session)];
}

function progressOf(session: Session): { at: number; of: number } {
  const flow = flows[session.flow];
  const before = pathOf(flow, session.answers);
  let of = before.length;
  let step = flow.steps[before.at(-1) ?? flow.first];
  while (step) {
    const next: string = typeof step.next === 'string' ? step.next : (Object.values(step.next)[0] ?? flowEnd);
    step = flow.steps[next];
    if (step) of += 1;
  }
  return { at: before.length, of };
}

function summary(session: Session, known: Known): Reply {
  const { notice, taps } = asideOf(session, known);
  const choices = choicesAt(session, known);
  const tapsOf = (chosen: readonly Choice[]) => chosen.map(({ label, value }) => tap(session, label, value));
  const ways = [
    tap(session, controlLabels.send, sendValue),
    ...tapsOf(choices.filter(({ value }) => value === sendToPageValue)),
    tap(session, controlLabels.edit, editValue),
  ];
  const out = tapsOf(choices.filter(({ value }) => value !== sendToPageValue));
  return {
    type: 'summary',
    title: flowTitles[session.flow],
    ...(notice.length > 0 ? { notice } : {}),
    rows: pathOf(flows[session.flow], session.answers).map((name) => ({
      label: textOfStep(session.flow, name).label,
      value: describe(session, name, known),
    })),
    buttons: [...ways, ...out, ...taps, cancel(session)],
    options: [...ways, cancel(session)],
  };
}

function askWhich(session: Session, known: Known): Reply {
  const choices = choicesAt(session, known).map(({ label, value }) => tap(session, label, value));
  return {
    type: 'question',
    title: flowTitles[session.flow],
    at: 1,
    of: 1,
    text: botTexts.editWhich,
    choices,
    options: [...choices, cancel(session)],
  };
}

/** An answer in words, as the summary and the ticket show it. */
export function describe(session: Session, name: string, known: Known): string {
  const answer: Answer | undefined = session.answers[name];
  if (!answer || isEmpty(answer)) return botTexts.skipped;
  // What was not taken is told beside, with its reason.
  const taken = answer.files.length - (known.refusals ?? []).length;
  return [
    answer.value && labelChosen(session, name, answer.value, known),
    ...namesOf(answer.chosen ?? [], known),
    answer.place && answer.texts.length === 0 ? (answer.place.words ?? botTexts.mapPlace) : undefined,
    ...answer.texts.map(({ text }) => text),
    taken > 0 ? botTexts.files(taken) : undefined,
  ]
    .filter(Boolean)
    .join('\n');
}
