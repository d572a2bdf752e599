import { ticketForms } from '../../text/console-ticket.ts';
import { tipForms } from '../../text/console-tips.ts';
import { statuses } from '../../tickets/status.ts';
import { isSameProof } from '../../vault/receipt-proof.ts';
import { ConsoleError } from '../console-error.ts';
import type { ConsoleContext } from '../deps.ts';
import { TipFormProblem, tipForm } from './tip-form.ts';

/** Adds an internal note. The same form sent twice adds one. */
export const noteForm = (context: ConsoleContext) =>
  tipForm(context, {
    field: 'note',
    typed: ({ text }) => ({ note: text }),
    async take({ number, formId, text }, who) {
      await context.tips.note(who, { number, id: formId, text });
      return 'noted';
    },
  });

/** Moves the tip along the status table. */
export const statusForm = (context: ConsoleContext) =>
  tipForm(context, {
    field: 'status',
    typed: ({ to, reason }) => ({ status: to, reason }),
    async take({ number, to, reason, revision }, who) {
      const status = statuses.find((one) => one === to);
      if (!status) throw new TipFormProblem(ticketForms.chooseFirst);
      await context.tips.changeStatus(who, { number, to: status, reason, revision });
      return 'status';
    },
  });

/** Hands the tip to one of those who can open it, or to nobody. */
export const assigneeForm = (context: ConsoleContext) =>
  tipForm(context, {
    field: 'assignee',
    typed: ({ to }) => ({ assignee: to }),
    notAllowed: ticketForms.noSuchStaff,
    async take({ number, to, revision }, who) {
      await context.tips.assign(who, { number, to: to || null, revision });
      return 'assignee';
    },
  });

/** Lets another tip officer open it, if it does not name them. */
export const giveForm = (context: ConsoleContext) =>
  tipForm(context, {
    field: 'give',
    typed: ({ to }) => ({ give: to }),
    notAllowed: tipForms.giveRefused,
    async take({ number, to }, who) {
      if (!to) throw new TipFormProblem(ticketForms.chooseFirst);
      await context.tips.give(who, { number, to });
      return 'given';
    },
  });

/** Says whether a proof typed from a reporter's receipt is this tip's. */
export const proofForm = (context: ConsoleContext) =>
  tipForm(context, {
    field: 'proof',
    typed: ({ text }) => ({ proof: text }),
    async take({ number, text }, who) {
      const tip = await context.tips.find(who, number);
      if (!tip) throw new ConsoleError('missing');
      const isSame = isSameProof(text, tip.proof);
      return { typed: { proof: text }, proof: isSame ? 'fits' : 'differs' };
    },
  });
