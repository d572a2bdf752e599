import type { Content, ContentKind } from '../../knowledge/content.ts';
import type { Knowledge, Understanding, Want } from '../../knowledge/understanding.ts';
import { intentLabels } from '../../text/console-content.ts';
import { tryText } from '../../text/console-content-pages.ts';

/** What a candidate is, with the entry that it leads to. */
export interface NamedWant {
  readonly name: string;
  readonly entry: { readonly kind: ContentKind; readonly key: string } | null;
}

export interface BotAnswer {
  /** Whether the bot would answer at once, with one of the office's own things. */
  readonly isFound: boolean;
  /** What the bot would do, in a sentence. */
  readonly does: string;
  readonly candidates: readonly (NamedWant & { readonly percent: number; readonly closeness: string })[];
}

const offeredAtOnce = 3;
const faintest = 0.05;

/** Whether a candidate is near enough to be told of, by its place among the others and its score. */
export function isWorthNaming({ score }: { readonly score: number }, place: number): boolean {
  return place === 0 || score >= faintest;
}

/** What the villager's bot would do with a text, in an officer's words. */
export function botAnswerTo({ content, understand }: Knowledge, text: string): BotAnswer {
  const understanding = understand(text);
  const candidates = understanding.candidates.filter(isWorthNaming).map(({ want, score }) => ({
    ...nameWant(content, want),
    percent: Math.round(score * 100),
    closeness: closenessOf(score),
  }));
  return { ...deedOn(content, understanding), candidates };
}

function deedOn(content: Content, understanding: Understanding): Pick<BotAnswer, 'isFound' | 'does'> {
  const [best] = understanding.candidates;
  if (!best || (best.want.kind === 'plain' && best.want.intent === 'other')) {
    return { isFound: false, does: tryText.outOfScope };
  }
  if (!understanding.isSure) {
    const names = understanding.candidates
      .slice(0, offeredAtOnce)
      .map(({ want }) => nameWant(content, want).name);
    return { isFound: false, does: tryText.unsure(names.join(' / ')) };
  }
  const also =
    best.want.kind === 'plain' ? besides(content, understanding, best.want.intent === 'contact') : '';
  const sure = tryText.sure(nameWant(content, best.want).name);
  return { isFound: true, does: also ? `${sure} ${tryText.also(also)}` : sure };
}

/** The office's own answer and contacts that go with a plain thing. */
function besides(
  { answers, contacts }: Content,
  understanding: Understanding,
  withContacts: boolean,
): string {
  const answer = answers.find(({ id }) => id === understanding.answers[0])?.question;
  const names = understanding.contacts
    .slice(0, offeredAtOnce)
    .flatMap((id) => contacts.find((one) => one.id === id)?.name ?? []);
  return [...(answer ? [answer] : []), ...(withContacts ? names : [])].join(' / ');
}

/** What an officer knows a want by. */
export function nameWant(content: Content, want: Want): NamedWant {
  switch (want.kind) {
    case 'procedure':
      return named(content.procedures.find(({ id }) => id === want.id)?.name, 'procedure', want.id);
    case 'topic': {
      const topic = content.topics.find(({ id }) => id === want.id);
      return named(topic && tryText.report(topic.name), 'topic', want.id);
    }
    case 'answer':
      return named(content.answers.find(({ id }) => id === want.id)?.question, 'answer', want.id);
    case 'code': {
      const [item] = content.disclosures
        .filter(({ code, year }) => code === want.code && (want.year ?? year) === year)
        .sort((a, b) => b.year - a.year);
      const entry = item ? { kind: 'disclosure' as const, key: `${item.year}-${item.code}` } : null;
      return { name: tryText.code(want.code), entry };
    }
    case 'plain':
      return named(intentLabels[want.intent], 'intent', want.intent);
    default:
      return want satisfies never;
  }
}

function named(name: string | undefined, kind: ContentKind, key: string): NamedWant {
  return { name: name ?? key, entry: name ? { kind, key } : null };
}

const high = 0.8;
const middle = 0.4;
const low = 0.1;

function closenessOf(score: number): string {
  if (score >= high) return tryText.scoreWords.high;
  if (score >= middle) return tryText.scoreWords.middle;
  return score >= low ? tryText.scoreWords.low : tryText.scoreWords.hardly;
}
