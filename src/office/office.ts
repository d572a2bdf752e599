import { z } from 'zod';

const id = z.string().regex(/^[a-z][a-z0-9_-]*$/, 'an id of small letters, digits, - and _');
const words = z.string().trim().min(1);
const date = z.iso.date('a date like 2026-11-22');
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time like 16:30');
const phone = z.string().regex(/^[0-9-]{3,14}$/, 'a phone number of digits and dashes');
const dueRule = z.strictObject({ days: z.int().min(1).max(365), count: z.enum(['working', 'calendar']) });
/** How long something ended is kept, in calendar days from its last change. */
const kept = (days: number, most = 20_000) =>
  z.strictObject({ days: z.int().min(30).max(most) }).default({ days });
/** A value nobody of the office has checked yet is shown with words that say so. */
const checked = z.boolean();

const tenYears = 3_653;

const officeFields = z.strictObject({
  name: words,
  shortName: words.max(40),
  district: words,
  province: words,
  phone: phone.optional(),
  address: words.optional(),
  isSample: z.boolean(),
  hours: z.strictObject({ opens: time, closes: time, words }),
  holidays: z.strictObject({ extra: z.array(date), not: z.array(date) }),
  due: z.strictObject({ complaint: dueRule, request: dueRule, tip: dueRule }),
  /**
   * What is destroyed when. Unless told, the ten years (routine matters: one) of clause 57 of the Prime Minister's
   * Office regulation on correspondence, B.E. 2526 (unverified).
   */
  retention: z
    .strictObject({
      complaint: kept(tenYears),
      request: kept(365),
      tip: kept(tenYears),
      /** A question nobody answered; the database forgets it after half a year at the latest. */
      question: kept(180, 180),
    })
    .prefault({}),
  /** LINE push messages a month kept back, so that the most urgent answers can still go out. */
  pushReserve: z.int().min(0),
  categories: z
    .array(
      z.strictObject({
        id,
        name: words.max(20),
        about: words,
        division: id,
        urgent: z.boolean().default(false),
      }),
    )
    .min(1)
    .max(12),
  divisions: z
    .array(z.strictObject({ id, name: words.max(20) }))
    .min(1)
    .max(11),
  villages: z
    .array(z.strictObject({ number: z.int().min(1).max(30), name: words.max(30).optional() }))
    .max(30),
  outsideBodies: z.array(z.strictObject({ name: words, phone, about: words, checked })).min(1),
  answerTemplates: z.array(z.strictObject({ id, title: words.max(60), text: words.max(1000) })),
});
export type Office = z.infer<typeof officeFields>;

/** Names every item of a list whose field repeats an earlier one. */
function unique<T extends object>(
  list: readonly T[],
  field: keyof T & string,
  name: string,
  context: z.RefinementCtx,
): void {
  list.forEach((item, index) => {
    const isRepeated = list.findIndex((other) => other[field] === item[field]) < index;
    if (!isRepeated) return;
    context.addIssue({
      code: 'custom',
      message: 'stands there twice',
      path: name ? [name, index, field] : [index, field],
    });
  });
}

export const officeSchema = officeFields.superRefine((office, context) => {
  for (const list of ['categories', 'divisions'] as const) {
    unique(office[list], 'id', list, context);
    unique(office[list], 'name', list, context);
  }
  unique(office.villages, 'number', 'villages', context);
  unique(office.answerTemplates, 'id', 'answerTemplates', context);
  office.categories.forEach(({ division }, index) => {
    if (office.divisions.some(({ id }) => id === division)) return;
    context.addIssue({
      code: 'custom',
      message: 'no such division',
      path: ['categories', index, 'division'],
    });
  });
});
