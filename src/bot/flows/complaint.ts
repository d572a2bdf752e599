import { defineFlow } from '../flow.ts';

export const complaint = defineFlow({
  name: 'complaint',
  first: 'category',
  confirms: true,
  filesTo: 'photos',
  steps: {
    category: { accepts: ['choice'], choices: 'categories', next: 'detail' },
    detail: { accepts: ['text'], next: 'place' },
    place: { accepts: ['choice', 'place', 'text'], choices: 'villages', optional: true, next: 'photos' },
    photos: { accepts: ['file'], many: true, optional: true, next: 'end' },
  },
});
