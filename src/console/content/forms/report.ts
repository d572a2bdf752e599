import { divisions, groups, topics } from '../choices.ts';
import type { FormOf } from '../field.ts';
import { known, linkColumns } from './shared-fields.ts';

export const topicForm: FormOf<'topic'> = {
  given: ['id'],
  asked: [],
  sections: [
    {
      title: 'what',
      fields: [
        { name: 'name', type: 'line' },
        { name: 'about', type: 'passage' },
      ],
    },
    known,
  ],
};

export const yearForm: FormOf<'year'> = {
  given: [],
  asked: [{ name: 'year', type: 'line', as: 'year' }],
  sections: [
    {
      title: 'what',
      fields: [
        {
          name: 'groups',
          type: 'rows',
          most: 12,
          spare: 3,
          columns: [
            { name: 'code', type: 'line', as: 'group' },
            { name: 'name', type: 'line' },
          ],
        },
      ],
    },
  ],
};

export const disclosureForm: FormOf<'disclosure'> = {
  given: ['year'],
  asked: [{ name: 'code', type: 'line', as: 'code' }],
  sections: [
    {
      title: 'what',
      fields: [
        { name: 'name', type: 'line', isLong: true },
        { name: 'group', type: 'choice', choices: groups },
        { name: 'topics', type: 'choices', choices: topics, most: 6 },
        { name: 'division', type: 'choice', choices: divisions, isOptional: true },
      ],
    },
    {
      title: 'links',
      fields: [
        {
          name: 'links',
          type: 'rows',
          most: 8,
          spare: 3,
          isOptional: true,
          columns: [
            ...linkColumns,
            { name: 'dataYear', type: 'line', as: 'year', isOptional: true },
            { name: 'on', type: 'line', as: 'date', isOptional: true },
          ],
        },
        { name: 'accessNote', type: 'passage', isOptional: true },
      ],
    },
  ],
};
