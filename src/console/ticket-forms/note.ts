import { addNote } from '../../tickets/assign.ts';
import type { ConsoleContext } from '../deps.ts';
import type { DeskView } from '../desk.ts';
import { ticketForm } from './submit.ts';

/** Adds an internal note. The same form sent twice adds one. */
export function noteForm(context: ConsoleContext, view: DeskView) {
  const { store } = view;
  const { clock } = context;
  return ticketForm(context, view, {
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
