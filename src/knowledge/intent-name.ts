import type { Content } from './content.ts';
import type { Candidate, Want } from './understanding.ts';

/** The year whose codes name topics: they are compared across years, so one year's codes have to do. */
const namingYear = 2564;

/** Gives a want a name of one line: `procedure:<id>`, `disclosure:<code>`, `answer:<id>`, or the plain intent's own. */
export type NameWant = (want: Want) => string;

/**
 * Names wants after a content. A topic is named after its item of 2564, `disclosure:<topic>` if it has none;
 * a typed code after itself.
 */
export function wantNamer({ disclosures }: Pick<Content, 'disclosures'>): NameWant {
  const items = disclosures.filter(({ year }) => year === namingYear);
  const codes = new Map<string, string>();
  // An item's first topic is what it is about most, so it names the topic before another item does.
  for (const { topics, code } of items) if (topics[0] && !codes.has(topics[0])) codes.set(topics[0], code);
  for (const { topics, code } of items) {
    for (const topic of topics) if (!codes.has(topic)) codes.set(topic, code);
  }
  return (want) => {
    switch (want.kind) {
      case 'procedure':
      case 'answer':
        return `${want.kind}:${want.id}`;
      case 'topic':
        return `disclosure:${codes.get(want.id) ?? want.id}`;
      case 'code':
        return `disclosure:${want.code}`;
      case 'plain':
        return want.intent;
      default:
        return want satisfies never;
    }
  };
}

export interface NamedCandidate {
  readonly intent: string;
  readonly score: number;
}

/** Candidates by name, best first; two of one name, such as a code and its topic, count once. */
export function nameCandidates(candidates: readonly Candidate[], name: NameWant): NamedCandidate[] {
  const named = new Map<string, number>();
  for (const { want, score } of candidates) {
    const intent = name(want);
    if (!named.has(intent)) named.set(intent, score);
  }
  return [...named].map(([intent, score]) => ({ intent, score }));
}
