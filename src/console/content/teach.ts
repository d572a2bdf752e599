import { type Check, contentKinds, type EntryOf } from '../../knowledge/content.ts';
import { normaliseThai } from '../../knowledge/words.ts';
import type { ConsoleContext } from '../deps.ts';
import type { TargetKind } from './targets.ts';

/** How teaching the search something ended; `there`: it knew that already. */
export type Taught = 'added' | 'there' | 'full' | 'gone' | 'busy';

interface Teacher {
  readonly by: string;
  readonly at: Date;
  /** Who answers for an entry that is made by this. */
  readonly check: Check;
}

/** Longest example of a question, in UTF-16 units. */
const longestAsk = 200;
/** Officers who teach the same entry at once come one after the other. */
const tries = 5;
const graphemes = new Intl.Segmenter('th', { granularity: 'grapheme' });

/** A question as an example of one: no longer than an example may be. */
export function asExample(text: string): string {
  let kept = '';
  for (const { segment } of graphemes.segment(text.trim())) {
    if (kept.length + segment.length > longestAsk) break;
    kept += segment;
  }
  return kept.trim();
}

/** Adds a question to the examples of an entry. */
export async function teachQuestion(
  context: ConsoleContext,
  { kind, key, text }: { readonly kind: TargetKind; readonly key: string; readonly text: string },
  teacher: Teacher,
): Promise<Taught> {
  const ask = asExample(text);
  for (let left = tries; left > 0; left -= 1) {
    const record = await context.content.find(kind, key);
    if (record?.isRemoved || (!record && kind !== 'intent')) return 'gone';
    const before = record?.entry ?? { id: key, asks: [], check: teacher.check };
    if (holds(before.asks, ask)) return 'there';
    const parsed = contentKinds[kind].safeParse({ ...before, asks: [...before.asks, ask] });
    if (!parsed.success) return 'full';
    const entry = parsed.data as EntryOf<TargetKind>;
    if (await save(context, { kind, entry, version: record?.version ?? 0 }, teacher)) return 'added';
  }
  return 'busy';
}

/** Adds a word that people say for one that the office uses, in the entry of that word or in a new one. */
export async function teachWord(
  context: ConsoleContext,
  { said, means }: { readonly said: string; readonly means: string },
  teacher: Teacher,
): Promise<Taught> {
  for (let left = tries; left > 0; left -= 1) {
    const record = await context.content.find('synonym', means);
    const before = record && !record.isRemoved ? record.entry : { means, said: [], check: teacher.check };
    if (holds(before.said, said)) return 'there';
    const parsed = contentKinds.synonym.safeParse({ ...before, said: [...before.said, said] });
    if (!parsed.success) return 'full';
    const made = { kind: 'synonym' as const, entry: parsed.data, version: record?.version ?? 0 };
    if (await save(context, made, teacher)) return 'added';
  }
  return 'busy';
}

function holds(texts: readonly string[], text: string): boolean {
  return texts.some((one) => normaliseThai(one) === normaliseThai(text));
}

async function save<K extends TargetKind | 'synonym'>(
  { content }: ConsoleContext,
  made: { readonly kind: K; readonly entry: EntryOf<K>; readonly version: number },
  { by, at }: Teacher,
): Promise<boolean> {
  const { kind, entry, version } = made;
  return (await content.save({ kind, entry, by, at, expectedVersion: version, how: 'edit' })) !== null;
}
