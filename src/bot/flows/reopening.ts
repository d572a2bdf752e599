import { defineFlow } from '../flow.ts';

export const reopening = defineFlow({
  name: 'reopening',
  first: 'why',
  confirms: true,
  filesTo: 'why',
  steps: { why: { accepts: ['text', 'file'], many: true, next: 'end' } },
});
