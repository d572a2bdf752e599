import type { Place } from '../tickets/ticket.ts';
import type { Conversation } from './conversation.ts';
import { type Answer, isEmpty, type Session, settle } from './session.ts';

/** Forgets in an unfinished talk whatever came in one LINE message; an answer left empty is asked again. */
export function forget(conversation: Conversation, source: string): Conversation {
  const { session, parked, loose, ...rest } = conversation;
  return {
    ...rest,
    ...(session ? { session: forgetIn(session, source) } : {}),
    ...(parked ? { parked: forgetIn(parked, source) } : {}),
    ...(loose ? { loose: { ...loose, ...without(loose, source) } } : {}),
  };
}

function forgetIn(session: Session, source: string): Session {
  const answers: Record<string, Answer> = {};
  for (const [name, answer] of Object.entries(session.answers)) {
    const left = { ...answer, ...without(answer, source) };
    if (isEmpty(left) === isEmpty(answer)) answers[name] = left;
  }
  return settle({ ...session, answers });
}

type Held = Pick<Answer, 'texts' | 'files'> & { readonly place?: Place };

function without(held: Held, source: string): Held & { place?: Place | undefined } {
  return {
    texts: held.texts.filter((text) => text.source !== source),
    files: held.files.filter((file) => file.source !== source),
    place: held.place?.source === source ? undefined : held.place,
  };
}
