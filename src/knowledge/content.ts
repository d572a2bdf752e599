import { z } from 'zod';

const id = z.string().regex(/^[a-z][a-z0-9_-]{1,39}$/, 'an id of small letters, digits, - and _');
const words = z.string().trim().min(1);
const line = words.max(120);
const passage = words.max(600);
const date = z.iso.date('a date like 2026-11-22');
const phone = z.string().regex(/^[0-9-]{3,14}$/, 'a phone number of digits and dashes');
/** LINE opens addresses of at most 1,000 characters (line-facts: URI action). */
const url = z.url({ protocol: /^https?$/, error: 'an address like https://…' }).max(1000);
const link = z.strictObject({ title: words.max(100), url });
const fiscalYear = z.int().min(2560).max(2650);

/**
 * Who has answered for an entry: `sample` is a value gathered elsewhere that nobody of this office has confirmed,
 * and is shown with words that say so.
 */
const check = z.union([
  z.literal('sample'),
  z.strictObject({ by: words.max(60), on: date }, 'sample, or by whom and on which day it was checked'),
]);
export type Check = z.infer<typeof check>;

/** Other names, and whole questions as people type them: what the search learns an entry by. */
const known = {
  names: z.array(words.max(60)).max(40).default([]),
  asks: z.array(words.max(200)).max(120).default([]),
};

export const procedureSchema = z.strictObject({
  id,
  name: words.max(60),
  /** Shelf to browse by, such as taxes. */
  shelf: words.max(20),
  /** `own`: done here; `refer`: another office's; `internal`: for the office's own staff. */
  jurisdiction: z.enum(['own', 'refer', 'internal']),
  /** Where to go instead; for `refer` only. */
  referTo: passage.optional(),
  /** A division of `office.yaml`; what is referred has none. */
  division: id.optional(),
  about: passage,
  forWhom: passage,
  /** Never empty: where nothing is needed it says so. */
  documents: z.array(line).min(1).max(14),
  fee: passage,
  duration: words.max(300),
  steps: z
    .array(z.strictObject({ by: words.max(40), text: words.max(300) }))
    .min(1)
    .max(8),
  where: words.max(300),
  /** When one may come: the office's own hours, always, or in words. */
  hours: z.union([z.literal('office'), z.literal('always'), words.max(120)]).default('office'),
  legalBasis: z.array(words.max(200)).max(6),
  forms: z.array(link).max(4).default([]),
  phone: phone.optional(),
  notes: z.array(passage).max(6).default([]),
  /** What holds for one year only; `fiscal` October to September, `calendar` January to December, `school` May to March. */
  yearly: z
    .array(
      z.strictObject({
        year: fiscalYear,
        kind: z.enum(['fiscal', 'calendar', 'school']),
        title: words.max(60),
        text: passage,
      }),
    )
    .max(12)
    .default([]),
  /** What to do now, in a sentence or two. */
  nextStep: passage,
  /** What a villager can do in the chat at once: complain under a category, report corruption, follow a ticket. */
  start: z.union([z.literal('tip'), z.literal('track'), z.strictObject({ complaint: id })]).optional(),
  /** The fields whose value is general knowledge or another office's, to be confirmed one by one. */
  unconfirmed: z
    .array(
      z.enum(['forWhom', 'documents', 'fee', 'duration', 'steps', 'where', 'legalBasis', 'yearly', 'notes']),
    )
    .default([]),
  ...known,
  check,
});
export type Procedure = z.infer<typeof procedureSchema>;

/** What stays when the list of a year changes: a topic that people ask about, such as the budget plan. */
export const topicSchema = z.strictObject({
  id,
  name: words.max(120),
  about: passage,
  ...known,
  check,
});
export type Topic = z.infer<typeof topicSchema>;

const code = z.string().regex(/^O[1-9]\d?$/, 'a code like O18');
const groupCode = z.string().regex(/^\d{1,2}\.\d$/, 'a group like 9.1');

/** An item of one fiscal year's list (OIT): its code means something else every year. */
export const disclosureSchema = z.strictObject({
  year: fiscalYear,
  code,
  name: words.max(200),
  group: groupCode,
  topics: z.array(id).min(1).max(6),
  division: id.optional(),
  links: z
    .array(z.strictObject({ ...link.shape, dataYear: fiscalYear.optional(), on: date.optional() }))
    .max(8)
    .default([]),
  /** Where on the office's pages it is found, for those who look there. */
  accessNote: passage.optional(),
  check,
});
export type Disclosure = z.infer<typeof disclosureSchema>;

/** The list of one fiscal year: its groups. */
export const disclosureYearSchema = z.strictObject({
  year: fiscalYear,
  groups: z
    .array(z.strictObject({ code: groupCode, name: words.max(100) }))
    .min(1)
    .max(12),
  check,
});
export type DisclosureYear = z.infer<typeof disclosureYearSchema>;

export const contactSchema = z.strictObject({
  id,
  name: words.max(60),
  about: passage,
  /** A division of `office.yaml`, when it is one. */
  division: id.optional(),
  phone: phone.optional(),
  address: words.max(300).optional(),
  email: z.email().max(100).optional(),
  links: z.array(link).max(4).default([]),
  map: z.strictObject({ latitude: z.number(), longitude: z.number() }).optional(),
  hours: z.union([z.literal('office'), z.literal('always'), words.max(120)]).default('office'),
  /** False for bodies outside the office. */
  isOurs: z.boolean().default(true),
  ...known,
  check,
});
export type Contact = z.infer<typeof contactSchema>;

/** What people may want besides a procedure or a disclosure. */
export const plainIntents = [
  'complaint',
  'report_corruption',
  'ticket_status',
  'contact',
  'feedback',
  'greeting',
  'human',
  'other',
] as const;
export type PlainIntent = (typeof plainIntents)[number];

/** A frequent question with its answer. */
export const answerSchema = z.strictObject({
  id,
  question: words.max(200),
  text: words.max(1000),
  links: z.array(link).max(3).default([]),
  /** The wider thing people want when they ask this, such as `contact`, if it belongs to one. */
  under: words.max(60).optional(),
  ...known,
  check,
});
export type Answer = z.infer<typeof answerSchema>;

/** How people say a thing that is no procedure, disclosure or answer. */
export const intentSchema = z.strictObject({
  id: z.enum(plainIntents),
  ...known,
  asks: z.array(words.max(200)).max(1000).default([]),
  check,
});
export type IntentWords = z.infer<typeof intentSchema>;

/** Words people say (everyday, dialect, misspelt, shortened) for the word that the office uses. */
export const synonymSchema = z.strictObject({
  means: words.max(60),
  said: z.array(words.max(60)).min(1).max(60),
  check,
});
export type Synonym = z.infer<typeof synonymSchema>;

/** Everything that people can find. */
export interface Content {
  readonly procedures: readonly Procedure[];
  readonly topics: readonly Topic[];
  readonly years: readonly DisclosureYear[];
  readonly disclosures: readonly Disclosure[];
  readonly contacts: readonly Contact[];
  readonly answers: readonly Answer[];
  readonly intents: readonly IntentWords[];
  readonly synonyms: readonly Synonym[];
}

/** The kinds of entry, each with its schema. The key of an entry is unique within its kind. */
export const contentKinds = {
  procedure: procedureSchema,
  topic: topicSchema,
  year: disclosureYearSchema,
  disclosure: disclosureSchema,
  contact: contactSchema,
  answer: answerSchema,
  intent: intentSchema,
  synonym: synonymSchema,
} as const;
export type ContentKind = keyof typeof contentKinds;
export type EntryOf<K extends ContentKind> = z.infer<(typeof contentKinds)[K]>;

/** What tells an entry from the others of its kind: `elderly-allowance`, `2564`, `2564-O18`, a synonym its office word. */
export const keyOf: { readonly [K in ContentKind]: (entry: EntryOf<K>) => string } = {
  procedure: ({ id }) => id,
  topic: ({ id }) => id,
  year: ({ year }) => String(year),
  disclosure: ({ year, code }) => `${year}-${code}`,
  contact: ({ id }) => id,
  answer: ({ id }) => id,
  intent: ({ id }) => id,
  synonym: ({ means }) => means,
};
