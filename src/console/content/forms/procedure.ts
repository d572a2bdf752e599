import { divisions, jurisdictions, openings, shelves, starts, yearKinds } from '../choices.ts';
import type { FormOf } from '../field.ts';
import { known, linkColumns } from './shared-fields.ts';

export const procedureForm: FormOf<'procedure'> = {
  given: ['id'],
  asked: [],
  sections: [
    {
      title: 'what',
      fields: [
        { name: 'name', type: 'line' },
        { name: 'shelf', type: 'choice-or-words', choices: shelves },
        { name: 'about', type: 'passage' },
        { name: 'forWhom', type: 'passage', mayBeUnsure: true },
        { name: 'jurisdiction', type: 'choice', choices: jurisdictions },
        { name: 'referTo', type: 'passage', isOptional: true },
        { name: 'division', type: 'choice', choices: divisions, isOptional: true },
      ],
    },
    {
      title: 'prepare',
      fields: [
        { name: 'documents', type: 'lines', mayBeUnsure: true },
        { name: 'fee', type: 'passage', mayBeUnsure: true },
        { name: 'duration', type: 'passage', mayBeUnsure: true },
      ],
    },
    {
      title: 'place',
      fields: [
        { name: 'where', type: 'passage', mayBeUnsure: true },
        { name: 'hours', type: 'choice-or-words', choices: openings },
        { name: 'phone', type: 'line', as: 'phone', isOptional: true },
      ],
    },
    {
      title: 'steps',
      fields: [
        {
          name: 'steps',
          type: 'rows',
          most: 8,
          spare: 3,
          mayBeUnsure: true,
          columns: [
            { name: 'by', type: 'line' },
            { name: 'text', type: 'passage' },
          ],
        },
        { name: 'nextStep', type: 'passage' },
        { name: 'start', type: 'choice', choices: starts, as: 'start', isOptional: true },
      ],
    },
    {
      title: 'yearly',
      fields: [
        {
          name: 'yearly',
          type: 'rows',
          most: 12,
          spare: 2,
          isOptional: true,
          mayBeUnsure: true,
          columns: [
            { name: 'title', type: 'line' },
            { name: 'kind', type: 'choice', choices: yearKinds },
            { name: 'year', type: 'line', as: 'year' },
            { name: 'text', type: 'passage' },
          ],
        },
      ],
    },
    {
      title: 'more',
      fields: [
        { name: 'forms', type: 'rows', most: 4, spare: 2, columns: linkColumns, isOptional: true },
        { name: 'notes', type: 'lines', isOptional: true, mayBeUnsure: true },
        { name: 'legalBasis', type: 'lines', isOptional: true, mayBeUnsure: true },
        {
          name: 'unconfirmed',
          type: 'unsure',
          of: ['forWhom', 'documents', 'fee', 'duration', 'steps', 'where', 'legalBasis', 'yearly', 'notes'],
        },
      ],
    },
    known,
  ],
};
