import { addNote } from '../../tickets/assign.ts';
import type { ConsoleContext } from '../deps.ts';
import { ticketForm } from './submit.ts';

/** Adds an internal note. The same form sent twice adds one. */
export function noteForm(context: ConsoleContext) {
  const { tickets: store, clock } = context;
  return ticketForm(context, {
    act: 'note',
    field: 'note',
    typed: ({ text }) => ({ note: text }),
    async take(form) {
      const ticket = await store.find(form.number);
      const isThere = ticket?.notes.some(({ id }) => id === form.formId);
      if (!isThere) await addNote({ store, clock, newId: () => form.formId }, form);
      return 'noted';
    },
  });
}
