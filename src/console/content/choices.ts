import { type Procedure, plainIntents } from '../../knowledge/content.ts';
import { choiceWords, intentLabels, jurisdictionLabels, yearKindLabels } from '../../text/console-content.ts';
import type { Choice, Choices } from './field.ts';

const labelled = <V extends string>(labels: Readonly<Record<V, string>>): Choice[] =>
  (Object.entries(labels) as [V, string][]).map(([value, label]) => ({ value, label }));

export const jurisdictions: Choices = () => labelled<Procedure['jurisdiction']>(jurisdictionLabels);
export const yearKinds: Choices = () => labelled<Procedure['yearly'][number]['kind']>(yearKindLabels);

export const divisions: Choices = ({ office }) =>
  office.divisions.map(({ id, name }) => ({ value: id, label: name }));

/** The shelves that have something on them. */
export const shelves: Choices = ({ content }) =>
  [...new Set(content.procedures.map(({ shelf }) => shelf))].map((shelf) => ({ value: shelf, label: shelf }));

export const openings: Choices = () => [
  { value: 'office', label: choiceWords.officeHours },
  { value: 'always', label: choiceWords.always },
];

export const starts: Choices = ({ office }) => [
  { value: 'tip', label: choiceWords.startTip },
  { value: 'track', label: choiceWords.startTrack },
  ...office.categories.map(({ id, name }) => ({
    value: `complaint:${id}`,
    label: choiceWords.startComplaint(name),
  })),
];

export const whose: Choices = () => [
  { value: 'yes', label: choiceWords.ours },
  { value: 'no', label: choiceWords.notOurs },
];

export const topics: Choices = ({ content }) =>
  content.topics.map(({ id, name }) => ({ value: id, label: name }));

/** The groups of the year whose item the form is about. */
export const groups: Choices = ({ content }, { year }) =>
  (content.years.find((one) => String(one.year) === year)?.groups ?? []).map(({ code, name }) => ({
    value: code,
    label: `${code} ${name}`,
  }));

export const widerIntents: Choices = ({ content }) => [
  ...plainIntents.map((intent) => ({ value: intent as string, label: intentLabels[intent] })),
  ...content.procedures.map(({ id, name }) => ({
    value: `procedure:${id}`,
    label: choiceWords.underProcedure(name),
  })),
];
