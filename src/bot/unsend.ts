import type { Place } from '../tickets/ticket.ts';
import type { Conversation, Loose } from './conversation.ts';
import { type Answer, isEmpty, type Session, settle } from './session.ts';

/** Forgets in an unfinished talk whatever came in one LINE message; an answer left empty is asked again. */
export function forget(conversation: Conversation, source: string): Conversation {
  const { session, parked, loose, unanswered, ...rest } = conversation;
  const asked = unanswered?.texts.filter((text) => text.source !== source) ?? [];
  return {
    ...rest,
    ...(session ? { session: forgetIn(session, source) } : {}),
    ...(parked ? { parked: forgetIn(parked, source) } : {}),
    ...(loose ? forgetLoose(loose, source) : {}),
    ...(unanswered && asked.length > 0 ? { unanswered: { ...unanswered, texts: asked } } : {}),
  };
}

function forgetLoose(loose: Loose, source: string): { loose?: Loose } {
  const left = { at: loose.at, ...without(loose, source) };
  return left.texts.length > 0 || left.files.length > 0 || left.place ? { loose: left } : {};
}

function forgetIn(session: Session, source: string): Session {
  const answers: Record<string, Answer> = {};
  for (const [name, answer] of Object.entries(session.answers)) {
    const { place: _, ...rest } = answer;
    const left = { ...rest, ...without(answer, source) };
    if (isEmpty(left) === isEmpty(answer)) answers[name] = left;
  }
  return settle({ ...session, answers });
}

type Held = Pick<Answer, 'texts' | 'files'> & { readonly place?: Place };

function without(held: Held, source: string): Held {
  return {
    texts: held.texts.filter((text) => text.source !== source),
    files: held.files.filter((file) => file.source !== source),
    ...(held.place && held.place.source !== source ? { place: held.place } : {}),
  };
}
