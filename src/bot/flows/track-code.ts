import { defineFlow } from '../flow.ts';

export const trackCode = defineFlow({
  name: 'track-code',
  first: 'code',
  confirms: false,
  steps: { code: { accepts: ['text'], next: 'end' } },
});
