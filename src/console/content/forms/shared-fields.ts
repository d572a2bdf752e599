import type { Column, Section } from '../field.ts';

export const linkColumns: readonly Column[] = [
  { name: 'title', type: 'line' },
  { name: 'url', type: 'line', as: 'url' },
];

/** What the search learns an entry by. */
export const known: Section<'names' | 'asks'> = {
  title: 'known',
  fields: [
    { name: 'names', type: 'lines', isOptional: true },
    { name: 'asks', type: 'lines', isOptional: true },
  ],
};
