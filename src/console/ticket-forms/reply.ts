import { replyToReporter } from '../../tickets/reply-to-reporter.ts';
import type { ConsoleContext } from '../deps.ts';
import { ticketForm } from './submit.ts';

/** Sends an answer to the reporter; or, asked for a template, adds its words to what was typed. */
export function replyForm(context: ConsoleContext) {
  const { tickets: store, post, clock, office } = context;
  return ticketForm(context, {
    act: 'reply',
    field: 'reply',
    typed: ({ text }) => ({ reply: text }),
    async take(form) {
      const template = office.answerTemplates.find(({ id }) => id === form.template);
      if (template) return { reply: [form.text.trimEnd(), template.text].filter(Boolean).join('\n') };
      await replyToReporter({ store, post, clock, newId: () => form.formId }, form);
      return 'replied';
    },
  });
}
