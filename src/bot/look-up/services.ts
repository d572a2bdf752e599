import type { Procedure } from '../../knowledge/content.ts';
import { viewProcedure } from '../../office/procedure-view.ts';
import { commandLabels } from '../../text/bot.ts';
import { lookUpText } from '../../text/look-up.ts';
import { commandOption, say } from '../menu.ts';
import type { Option, Reply } from '../reply.ts';
import type { TurnDeps } from '../turn-deps.ts';
import { pageIn, pageOf } from './pages.ts';

const ways = [commandOption('menu'), commandOption('officer')];

/**
 * The services by shelf: all shelves, or what stands on one.
 * @param argument empty, or a shelf and its page as `taxes/2`
 */
export function browseServices({ knowledge }: TurnDeps, argument = ''): Reply {
  const { procedures } = knowledge().content;
  const [name = '', page] = argument.split('/');
  const onShelf = procedures.filter(({ shelf }) => shelf === name);
  if (onShelf.length > 0) return shelfOf(name, onShelf, pageIn(page));
  const shelves = [...new Set(procedures.map(({ shelf }) => shelf))];
  return {
    type: 'choose',
    title: lookUpText.servicesTitle,
    text: lookUpText.whichShelf,
    buttons: shelves.map((shelf) => ({
      ...commandOption('services', shelf),
      label: lookUpText.shelf(shelf, procedures.filter((one) => one.shelf === shelf).length),
    })),
    options: ways,
  };
}

function shelfOf(shelf: string, procedures: readonly Procedure[], page: number): Reply {
  return pageOf(['services', `${shelf}/`], page, {
    type: 'list',
    title: shelf,
    items: procedures.map(({ id, name, about }) => ({
      title: name,
      lines: [{ label: '', value: about }],
      options: [commandOption('procedure', id)],
    })),
    options: [commandOption('services')],
  });
}

/** The card of a procedure with every way on from it. */
export function showProcedure(deps: TurnDeps, id: string): Reply {
  const { office, calendar, clock, knowledge, webPage } = deps;
  const { procedures, contacts } = knowledge().content;
  const procedure = procedures.find((one) => one.id === id);
  if (!procedure) return gone();
  const view = viewProcedure(procedure, { office, calendar, contacts, now: clock() });
  const call: Option[] = view.phone
    ? [{ label: lookUpText.call(view.phone), action: { type: 'call', phone: view.phone } }]
    : [];
  const isUrgent = procedure.hours === 'always';
  const url = webPage(`/services/${id}`);
  return {
    type: 'procedure',
    view,
    buttons: [
      ...(isUrgent ? call : []),
      commandOption('next-step', id),
      commandOption('ask-about', `procedure:${id}`),
      ...startOf(procedure),
      ...(isUrgent ? [] : call),
      ...view.forms.map(({ title, url }) => ({
        label: lookUpText.form(title),
        action: { type: 'open' as const, url },
      })),
      ...(url ? [{ label: lookUpText.readOnWeb, action: { type: 'open' as const, url } }] : []),
    ],
    options: [
      commandOption('next-step', id),
      commandOption('ask-about', `procedure:${id}`),
      { ...commandOption('services', procedure.shelf), label: procedure.shelf },
      ...ways,
    ],
  };
}

/** What can be done at once in the chat. */
function startOf({ start }: Procedure): Option[] {
  if (!start) return [];
  if (start === 'tip' || start === 'track') return [commandOption(start)];
  return [{ ...commandOption('complaint', start.complaint), label: commandLabels['complain-loose'] }];
}

/** What to do first, with the taps that do it. */
export function sayNextStep(deps: TurnDeps, id: string): Reply {
  const procedure = deps.knowledge().content.procedures.find((one) => one.id === id);
  if (!procedure) return gone();
  return say(procedure.nextStep, [
    ...startOf(procedure),
    commandOption('ask-about', `procedure:${id}`),
    commandOption('procedure', id),
    ...ways,
  ]);
}

/** Said of a button whose entry the office has taken out since. */
export function gone(): Reply {
  return say(lookUpText.entryGone, ways);
}
