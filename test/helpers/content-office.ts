import { nameCandidates, wantNamer } from '../../src/knowledge/intent-name.ts';
import type { ConsoleOffice } from './console-office.ts';
import { formOn, type OfficePage } from './officer.ts';

/** Lets villagers ask something that finds no answer; answers the key of the question. */
export async function questionKey(office: ConsoleOffice, text: string, times = 1): Promise<string> {
  const { content, understand } = office.knowledge.current();
  const best = nameCandidates(understand(text).candidates, wantNamer(content));
  for (let left = times; left > 0; left -= 1) await office.questions.note({ text, best, at: office.now() });
  const { rows } = await office.questions.list({ state: 'open', order: 'newest', limit: 100 });
  const found = rows.find((question) => question.text === text) ?? rows[0];
  if (!found) throw new Error('The question was not kept.');
  return found.key;
}

/** Everything that stands in the first form of a page whose address ends so, as a browser would send it. */
export function fieldsOn(page: OfficePage, ending: string): Record<string, string> {
  const fields: Record<string, string> = { ...formOn(page.html, ending).hidden };
  const form = [...page.html.matchAll(/<form\b([^>]*)>(.*?)<\/form>/gs)].find(([, opening = '']) =>
    new RegExp(`action="[^"#]*${ending}"`).test(opening),
  );
  const content = form?.[2] ?? '';
  for (const [, attributes = ''] of content.matchAll(/<input\b([^>]*)>/g)) {
    const type = attribute(attributes, 'type') ?? 'text';
    const isTick = type === 'checkbox' || type === 'radio';
    if (isTick && !/\bchecked\b/.test(attributes)) continue;
    fields[attribute(attributes, 'name') ?? ''] = attribute(attributes, 'value') ?? '';
  }
  for (const [, attributes = '', text = ''] of content.matchAll(/<textarea\b([^>]*)>(.*?)<\/textarea>/gs)) {
    fields[attribute(attributes, 'name') ?? ''] = decode(text);
  }
  for (const [, attributes = '', options = ''] of content.matchAll(/<select\b([^>]*)>(.*?)<\/select>/gs)) {
    const all = [...options.matchAll(/<option\b([^>]*)>/g)].map(([, one = '']) => one);
    const chosen = all.find((one) => /\bselected\b/.test(one)) ?? all[0] ?? '';
    fields[attribute(attributes, 'name') ?? ''] = attribute(chosen, 'value') ?? '';
  }
  return fields;
}

function attribute(attributes: string, name: string): string | undefined {
  const value = new RegExp(`\\b${name}="([^"]*)"`).exec(attributes)?.[1];
  return value === undefined ? undefined : decode(value);
}

function decode(escaped: string): string {
  return escaped
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}
