import { defineFlow } from '../flow.ts';

/** Words and files added to a ticket that is still open; the ticket's number is the session's subject. */
export const addition = defineFlow({
  name: 'addition',
  first: 'more',
  confirms: true,
  filesTo: 'more',
  steps: { more: { accepts: ['text', 'file'], many: true, next: 'end' } },
});
