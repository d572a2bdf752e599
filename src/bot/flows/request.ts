import { defineFlow } from '../flow.ts';

export const request = defineFlow({
  name: 'request',
  first: 'question',
  confirms: true,
  filesTo: 'question',
  steps: { question: { accepts: ['text'], next: 'end' } },
});
