import { procedure } from '../../flex-templates/procedure.ts';
import type { Reply } from '../bot/reply.ts';
import type { ProcedureView } from '../office/procedure-view.ts';
import type { Shorten } from './fitting.ts';
import { flexActions } from './write-action.ts';

type Said = Extract<Reply, { type: 'procedure' }>;

/** Writes a procedure's cards with its texts as long as `shorten` leaves them. */
export function writeProcedure({ view, buttons }: Said, shorten: Shorten) {
  return procedure({ view: shortened(view, shorten), buttons: flexActions(buttons) });
}

function shortened(view: ProcedureView, shorten: Shorten): ProcedureView {
  const fact = <F extends { readonly value: string }>(shown: F): F => ({
    ...shown,
    value: shorten(shown.value),
  });
  const items = <L extends { readonly items: readonly string[] }>(list: L): L => ({
    ...list,
    items: list.items.map(shorten),
  });
  return {
    ...view,
    name: shorten(view.name),
    about: shorten(view.about),
    notice: view.notice.map(shorten),
    forWhom: fact(view.forWhom),
    documents: items(view.documents),
    fee: fact(view.fee),
    duration: fact(view.duration),
    where: fact(view.where),
    hours: fact(view.hours),
    yearly: view.yearly.map(fact),
    steps: {
      ...view.steps,
      items: view.steps.items.map(({ by, text }) => ({ by: shorten(by), text: shorten(text) })),
    },
    notes: items(view.notes),
    legalBasis: items(view.legalBasis),
  };
}
