import { type Content, plainIntents } from '../knowledge/content.ts';
import type { Office } from './office.ts';

/** Names every entry that points to something that is not there, as `file: entry …: field: what is wrong`. */
export function referenceFaults(content: Content, office: Office): string[] {
  const divisions = new Set(office.divisions.map(({ id }) => id));
  const categories = new Set(office.categories.map(({ id }) => id));
  const topics = new Set(content.topics.map(({ id }) => id));
  const procedures = new Set(content.procedures.map(({ id }) => id));
  const groups = new Set(
    content.years.flatMap(({ year, groups }) => groups.map(({ code }) => `${year} ${code}`)),
  );
  const unders = new Set<string>([...plainIntents, ...[...procedures].map((id) => `procedure:${id}`)]);
  const faults: string[] = [];
  const need = (isThere: boolean, where: string, wrong: string) => {
    if (!isThere) faults.push(`${where}: ${wrong}`);
  };
  for (const { id, division, start } of content.procedures) {
    const at = `procedures.yaml: entry ${id}`;
    need(!division || divisions.has(division), `${at}: division`, 'no such division in office.yaml');
    const category = typeof start === 'object' ? start.complaint : undefined;
    need(!category || categories.has(category), `${at}: start.complaint`, 'no such category in office.yaml');
  }
  for (const { year, code, division, group, topics: about } of content.disclosures) {
    const at = `disclosures-${year}.yaml: entry ${code}`;
    need(!division || divisions.has(division), `${at}: division`, 'no such division in office.yaml');
    need(groups.has(`${year} ${group}`), `${at}: group`, 'no such group in this file');
    for (const topic of about) {
      need(topics.has(topic), `${at}: topics`, `no such topic in disclosure-topics.yaml: ${topic}`);
    }
  }
  for (const { id, division } of content.contacts) {
    const at = `contacts.yaml: entry ${id}: division`;
    need(!division || divisions.has(division), at, 'no such division in office.yaml');
  }
  for (const { id, under } of content.answers) {
    const at = `answers.yaml: entry ${id}: under`;
    need(!under || unders.has(under), at, 'neither a plain intent nor procedure:<id>');
  }
  return faults;
}
