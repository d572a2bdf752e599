import type { Answer, Content } from './content.ts';
import { plainIntents } from './content.ts';
import type { Want } from './understanding.ts';

/** A want with everything by which it may be known. */
export interface Known {
  readonly want: Want;
  /** Names and whole questions as people type them. */
  readonly said: readonly string[];
  /** Passages that describe it in the office's words. */
  readonly told: readonly string[];
}

/** Names a want, so that two of the same kind and id are one. */
export function wantKey(want: Want): string {
  return want.kind === 'plain' ? want.intent : `${want.kind}:${'id' in want ? want.id : want.code}`;
}

/** Everything that people can want, each once, with all that is known of it in the office's content. */
export function knownWants(content: Content): Known[] {
  const known = new Map<string, { want: Want; said: string[]; told: string[] }>();
  const learn = (want: Want, said: readonly string[], told: readonly string[] = []) => {
    const key = wantKey(want);
    const before = known.get(key) ?? { want, said: [], told: [] };
    known.set(key, { want, said: [...before.said, ...said], told: [...before.told, ...told] });
  };
  for (const { id, name, names, asks, about } of content.procedures) {
    learn({ kind: 'procedure', id }, [name, ...names, ...asks], [about]);
  }
  for (const { id, name, names, asks, about } of content.topics) {
    learn({ kind: 'topic', id }, [name, ...names, ...asks], [about]);
  }
  const topics = new Set(content.topics.map(({ id }) => id));
  for (const { name, topics: about } of content.disclosures) {
    // What an item is about most comes first; its name would mislead towards the others.
    const [id] = about;
    if (id && topics.has(id)) learn({ kind: 'topic', id }, [name]);
  }
  for (const { id, names, asks } of content.intents)
    learn({ kind: 'plain', intent: id }, [...names, ...asks]);
  for (const { name, names, asks } of content.contacts) {
    learn({ kind: 'plain', intent: 'contact' }, [name, ...names, ...asks]);
  }
  for (const answer of content.answers) {
    learn(wantOfAnswer(answer), [answer.question, ...answer.names, ...answer.asks]);
  }
  return [...known.values()];
}

/** What somebody wants who asks a frequent question: the wider thing it belongs to, or the answer itself. */
export function wantOfAnswer({ id, under }: Pick<Answer, 'id' | 'under'>): Want {
  const intent = plainIntents.find((one) => one === under);
  if (intent) return { kind: 'plain', intent };
  const [kind, wider] = under?.split(':') ?? [];
  if ((kind === 'procedure' || kind === 'topic') && wider) return { kind, id: wider };
  return { kind: 'answer', id };
}
