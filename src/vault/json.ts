export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** One text for one content, whatever order its keys were written in. */
export function canonical(value: Json): string {
  return JSON.stringify(value, (_, part: Json) => (isRecord(part) ? sorted(part) : part));
}

const isRecord = (value: Json): value is { readonly [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const sorted = (record: { readonly [key: string]: Json }) =>
  Object.fromEntries(Object.entries(record).sort(([one], [other]) => (one < other ? -1 : 1)));
