import type { OfficeData } from '../office/office.ts';
import { botTexts } from '../text/bot.ts';
import type { Command } from './input.ts';
import { commandOption, say } from './menu.ts';
import type { Option, Reply } from './reply.ts';

type List = Extract<Reply, { type: 'list' }>;

/** LINE's carousel holds twelve bubbles. */
const listLimit = 12;

const askOfficer: Option = { ...commandOption('officer'), label: botTexts.askOfficer };

/**
 * The office's services with what to bring, what it costs and how long it takes.
 * @param argument the page, from 1; anything else is the first
 */
export function listServices({ office, procedures }: OfficeData, argument = ''): Reply {
  const call: Option[] = office.phone
    ? [{ label: botTexts.call, action: { type: 'call', phone: office.phone } }]
    : [];
  return pageOf('services', argument, {
    type: 'list',
    title: botTexts.servicesTitle,
    items: procedures.map((procedure) => ({
      title: procedure.name,
      lines: [
        { label: botTexts.documents, value: procedure.documents.map((one) => `• ${one}`).join('\n') },
        { label: botTexts.fee, value: procedure.fee },
        { label: botTexts.duration, value: procedure.duration },
        { label: botTexts.where, value: procedure.where },
        ...(procedure.checked ? [] : [{ label: '', value: botTexts.notChecked }]),
      ],
      options: [askOfficer, ...call],
    })),
  });
}

/**
 * The disclosed reports of the office's year.
 * @param argument the page, from 1; anything else is the first
 */
export function listReports({ disclosures }: OfficeData, argument = ''): Reply {
  return pageOf('reports', argument, {
    type: 'list',
    title: botTexts.reportsTitle(disclosures.fiscalYear),
    items: disclosures.items.map(({ code, name, url }) => ({
      title: name,
      lines: [{ label: code, value: url ? '' : botTexts.noReportLink }],
      options: url ? [{ label: botTexts.openReport, action: { type: 'open', url } }] : [askOfficer],
    })),
  });
}

/** One page of a list. One that goes on ends with the way to the next page, as its last item and to tap below. */
function pageOf(command: Command, argument: string, list: List): Reply {
  const { length } = list.items;
  const ways = [commandOption('menu'), commandOption('officer')];
  if (length === 0) return say(botTexts.nothingListed(list.title), ways);
  const size = length > listLimit ? listLimit - 1 : listLimit;
  const page = Math.min(Number(/^[1-9]\d{0,2}$/.exec(argument)?.[0] ?? 1), Math.ceil(length / size));
  const left = length - page * size;
  const next: Option[] =
    left > 0 ? [{ ...commandOption(command, String(page + 1)), label: botTexts.nextPage }] : [];
  const more = next.map((option) => ({ title: botTexts.moreItems(left), lines: [], options: [option] }));
  return {
    ...list,
    items: [...list.items.slice((page - 1) * size, page * size), ...more],
    options: [...next, ...ways],
  };
}
