import { type Content, plainIntents } from '../../knowledge/content.ts';
import { wantNamer } from '../../knowledge/intent-name.ts';
import type { Knowledge, Want } from '../../knowledge/understanding.ts';
import { intentLabels, kindWords } from '../../text/console-content.ts';
import { tryText } from '../../text/console-content-pages.ts';
import { isWorthNaming } from './bot-answer.ts';

/** The kinds of entry that learn whole questions. */
export const targetKinds = ['procedure', 'topic', 'answer', 'contact', 'intent'] as const;
export type TargetKind = (typeof targetKinds)[number];

/** An entry to which a question can be attached; `value` is how a form names it. */
export interface Target {
  readonly value: string;
  readonly name: string;
}

export interface TargetGroup {
  readonly label: string;
  readonly targets: readonly Target[];
}

/** Reads what a form named: `procedure:<id>`. */
export function readTarget(value: unknown): { readonly kind: TargetKind; readonly key: string } | null {
  const [, kind, key] =
    /^([a-z]+):([a-z][a-z0-9_-]{1,39})$/.exec(typeof value === 'string' ? value : '') ?? [];
  const known = targetKinds.find((one) => one === kind);
  return known && key ? { kind: known, key } : null;
}

/** Everything a question can be about, kind by kind. */
export function allTargets({ procedures, topics, answers, contacts }: Content): TargetGroup[] {
  const group = (kind: TargetKind, entries: readonly { readonly id: string; readonly name: string }[]) => ({
    label: kindWords[kind].many,
    targets: entries.map(({ id, name }) => ({ value: `${kind}:${id}`, name })),
  });
  return [
    group('procedure', procedures),
    group('topic', topics),
    group(
      'answer',
      answers.map(({ id, question }) => ({ id, name: question })),
    ),
    group('contact', contacts),
    group(
      'intent',
      plainIntents.map((id) => ({ id, name: intentLabels[id] })),
    ),
  ];
}

const guessLimit = 3;

/** What the search thinks a question may be about, best first. */
export function guessedTargets({ content, understand }: Knowledge, text: string): Target[] {
  const understanding = understand(text);
  const [contact] = understanding.contacts;
  const values = understanding.candidates
    .filter(isWorthNaming)
    .flatMap(({ want }) =>
      want.kind === 'plain' && want.intent === 'contact' && contact
        ? [`contact:${contact}`]
        : targetOf(content, want),
    );
  const named = new Map(
    allTargets(content).flatMap(({ targets }) => targets.map(({ value, name }) => [value, name])),
  );
  return [...new Set(values)]
    .flatMap((value) => {
      const name = named.get(value);
      return name ? [{ value, name }] : [];
    })
    .slice(0, guessLimit);
}

function targetOf({ disclosures }: Content, want: Want): string[] {
  switch (want.kind) {
    case 'procedure':
    case 'topic':
    case 'answer':
      return [`${want.kind}:${want.id}`];
    case 'plain':
      return [`intent:${want.intent}`];
    case 'code': {
      const [topic] = disclosures.find(({ code }) => code === want.code)?.topics ?? [];
      return topic ? [`topic:${topic}`] : [];
    }
    default:
      return want satisfies never;
  }
}

/** Words for the names that the search gives to what it thought: `procedure:<id>`, `disclosure:<code>`. */
export function guessNames(content: Content): (intent: string) => string {
  const nameWant = wantNamer(content);
  const names = new Map<string, string>();
  const add = (intent: string, name: string) => {
    if (!names.has(intent)) names.set(intent, name);
  };
  for (const { id, name } of content.procedures) add(`procedure:${id}`, name);
  for (const { id, name } of content.topics) add(nameWant({ kind: 'topic', id }), tryText.report(name));
  for (const { id, question } of content.answers) add(`answer:${id}`, question);
  for (const intent of plainIntents) add(intent, intentLabels[intent]);
  return (intent) => names.get(intent) ?? intent.replace(/^\w+:/, '');
}
