import type { Content } from '../../knowledge/content.ts';

/**
 * The name of what a question is about, for its ticket.
 * @param subject `procedure:<id>`, `disclosure:<year>-<code>` or `contact:<id>`
 * @returns undefined for what the office has taken out since
 */
export function subjectName(content: Content, subject: string): string | undefined {
  const [kind, key] = subject.split(':');
  if (kind === 'procedure') return content.procedures.find(({ id }) => id === key)?.name;
  if (kind === 'contact') return content.contacts.find(({ id }) => id === key)?.name;
  const item = content.disclosures.find(({ year, code }) => `${year}-${code}` === key);
  return item && `${item.code} (${item.year}) ${item.name}`;
}
