import type { Attachment, Place } from '../tickets/ticket.ts';
import type { Flow, Step } from './flow.ts';
import { flowEnd } from './flow.ts';
import type { FlowName } from './flows.ts';
import { flows } from './flows.ts';

export interface Answer {
  /** A tapped choice. */
  readonly value?: string;
  /** Where that choice leads, when it is not told by the choice itself. */
  readonly branch?: string;
  /** Choices tapped one after the other, where several may be. */
  readonly chosen?: readonly string[];
  readonly texts: readonly { readonly text: string; readonly source: string }[];
  readonly place?: Place;
  readonly files: readonly Attachment[];
  /** False while a step that takes several still waits for more. */
  readonly isComplete: boolean;
}

/** An unfinished flow. */
export interface Session {
  /** Random; also the id of the draft it becomes, so that sending twice opens one ticket. */
  readonly id: string;
  readonly flow: FlowName;
  /** Of a tip: random and never sent anywhere, unlike `id`; what its receipt code is made from. */
  readonly secret?: string;
  /** Of a tip: usernames of those who shall not read it, besides whom it is about. */
  readonly leftOut?: readonly string[];
  /** Of words added to a tip: usernames of those whom they may name, while the reporter is asked about them. */
  readonly asked?: readonly string[];
  /** Those of them who may go on reading. */
  readonly staying?: readonly string[];
  /** The ticket it is about, for additions and reopenings. */
  readonly ticket?: string;
  /** What was on show when the question came up, such as `procedure:elderly-allowance`. */
  readonly subject?: string;
  readonly step: string;
  readonly answers: Readonly<Record<string, Answer>>;
  readonly touchedAt: Date;
}

/** Steps that are not of the flow: the summary to confirm, and the choice of an answer to change. */
export const summaryStep = 'summary';
export const editStep = 'edit';

export const sessionMinutes = 30;

export const emptyAnswer: Answer = { texts: [], files: [], isComplete: false };
/** What `skip` leaves behind. */
export const skippedAnswer: Answer = { ...emptyAnswer, isComplete: true };

export function startSession(id: string, flow: FlowName, now: Date, ticket?: string): Session {
  return { id, flow, step: flows[flow].first, answers: {}, touchedAt: now, ...(ticket ? { ticket } : {}) };
}

export function isExpired(session: Session, now: Date): boolean {
  return now.getTime() - session.touchedAt.getTime() > sessionMinutes * 60_000;
}

export function isEmpty(answer: Answer | undefined): boolean {
  return (
    !answer ||
    (!answer.value &&
      !answer.chosen?.length &&
      !answer.place &&
      answer.texts.length === 0 &&
      answer.files.length === 0)
  );
}

/** Whether anything was answered that would be lost with the session. */
export function hasAnswers(session: Session): boolean {
  return !Object.values(session.answers).every(isEmpty);
}

/** The steps of a flow in the order these answers lead through, up to the first one that is open. */
export function pathOf(flow: Flow, answers: Session['answers']): string[] {
  const path: string[] = [];
  let at: string = flow.first;
  while (at !== flowEnd) {
    path.push(at);
    const answer = answers[at];
    if (!answer?.isComplete) break;
    at = following(flow.steps[at], answer);
  }
  return path;
}

function following(step: Step | undefined, answer: Answer): string {
  if (!step) return flowEnd;
  if (typeof step.next === 'string') return step.next;
  return step.next[answer.branch ?? answer.value ?? ''] ?? step.next.otherwise ?? flowEnd;
}

/**
 * Moves a session to the first open step of its path, or to the summary. Answers that the path no longer leads
 * through are dropped once it is walked to its end, so that opening an early answer again loses no later one.
 */
export function settle(session: Session): Session {
  const path = pathOf(flows[session.flow], session.answers);
  const open = path.find((name) => !session.answers[name]?.isComplete);
  if (open) return { ...session, step: open };
  const answers = Object.fromEntries(path.map((name) => [name, session.answers[name] ?? skippedAnswer]));
  return { ...session, answers, step: summaryStep };
}
