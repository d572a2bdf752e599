import { defineFlow } from '../flow.ts';

export const request = defineFlow({
  name: 'request',
  first: 'question',
  confirms: true,
  steps: { question: { accepts: ['text'], next: 'end' } },
});
