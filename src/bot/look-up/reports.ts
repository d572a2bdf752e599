import type { Disclosure } from '../../knowledge/content.ts';
import { type DisclosureView, viewDisclosure } from '../../office/disclosure-view.ts';
import { contentText } from '../../text/content.ts';
import { lookUpText } from '../../text/look-up.ts';
import type { Command } from '../input.ts';
import { commandOption, say } from '../menu.ts';
import type { Option, Reply } from '../reply.ts';
import type { TurnDeps } from '../turn-deps.ts';
import { type Asked, writeAsked } from './asked.ts';
import { type List, pageIn, pageOf } from './pages.ts';
import { gone } from './services.ts';

const ways = [commandOption('reports'), commandOption('menu'), commandOption('officer')];

/**
 * The disclosed items by year and group: the groups of the newest year, of another year, or the items of a group.
 * @param argument empty, `2564`, or a group and its page as `2564/9.1/2`
 */
export function browseReports(deps: TurnDeps, argument = ''): Reply {
  const { years, disclosures } = deps.knowledge().content;
  const newestFirst = [...years].sort((a, b) => b.year - a.year);
  const [asked, group, page] = argument.split('/');
  const list = newestFirst.find(({ year }) => String(year) === asked) ?? newestFirst[0];
  if (!list) return say(lookUpText.noItem, ways);
  const ofYear = disclosures.filter(({ year }) => year === list.year);
  const ofGroup = ofYear.filter((item) => item.group === group);
  if (ofGroup.length > 0) return groupOf(deps, ofGroup, pageIn(page));
  const others = newestFirst.filter(({ year }) => year !== list.year).map(({ year }) => otherYear(year));
  const groups = list.groups.filter(({ code }) => ofYear.some((item) => item.group === code));
  return {
    type: 'choose',
    title: lookUpText.reportsTitle(list.year),
    text: lookUpText.whichGroup,
    buttons: [
      ...groups.map(({ code, name }) => ({
        ...commandOption('reports', `${list.year}/${code}`),
        label: lookUpText.group(name, ofYear.filter((item) => item.group === code).length),
      })),
      ...others,
    ],
    options: ways.slice(1),
  };
}

function otherYear(year: number): Option {
  return { ...commandOption('reports', String(year)), label: lookUpText.otherYear(year) };
}

function groupOf(deps: TurnDeps, items: readonly Disclosure[], page: number): Reply {
  const [first] = items;
  if (!first) return gone();
  const name = view(deps, first).group;
  return pageOf(['reports', `${first.year}/${first.group}/`], page, {
    type: 'list',
    title: lookUpText.groupTitle(name, first.year),
    items: items.map((item) => cardOf(view(deps, item))),
    options: [commandOption('reports', String(first.year))],
  });
}

function view(deps: TurnDeps, item: Disclosure): DisclosureView {
  const { office, isDead, knowledge } = deps;
  return viewDisclosure(item, { office, isDead, content: knowledge().content });
}

function cardOf(item: DisclosureView): List['items'][number] {
  const { links, division, accessNote, check } = item;
  return {
    title: item.name,
    lines: [
      { label: contentText.item(item.code, item.year), value: item.about },
      ...links.map(({ title, of, isDead }) => ({
        label: [title, of].filter(Boolean).join(' '),
        value: isDead ? contentText.deadLink : '',
      })),
      ...(division ? [{ label: contentText.division, value: division }] : []),
      ...(accessNote ? [{ label: contentText.accessNote, value: accessNote }] : []),
      { label: '', value: links.length > 0 ? check.words : contentText.noLinks },
    ],
    options: [
      ...links.map(({ title, url }) => ({
        label: lookUpText.openReport(title),
        action: { type: 'open' as const, url },
      })),
      commandOption('ask-about', `disclosure:${item.key}`),
    ],
  };
}

/** The items about a topic, those of the year asked for or the newest first. */
export function showTopic(deps: TurnDeps, asked: Asked): readonly Reply[] {
  const { disclosures } = deps.knowledge().content;
  const items = disclosures.filter(({ topics }) => topics.includes(asked.id));
  return showItems(deps, items, { command: 'topic', ...asked });
}

/** The items that have a code, each of its year: the same code means something else every year. */
export function showCode(deps: TurnDeps, asked: Asked): readonly Reply[] {
  const { disclosures } = deps.knowledge().content;
  const items = disclosures.filter((item) => item.code === asked.id);
  if (items.length === 0) return [say(lookUpText.noSuchCode(asked.id), ways)];
  return showItems(deps, items, { command: 'disclosure', ...asked });
}

function showItems(
  deps: TurnDeps,
  items: readonly Disclosure[],
  { command, id, year, page = 1 }: Asked & { readonly command: Command },
): readonly Reply[] {
  if (items.length === 0) return [say(lookUpText.noItem, ways)];
  const ofYear = items.filter((item) => item.year === year);
  const isMissing = year !== undefined && ofYear.length === 0;
  const shown = ofYear.length > 0 ? ofYear : [...items].sort((a, b) => b.year - a.year);
  const list = pageOf([command, `${writeAsked({ id, year })}/`], page, {
    type: 'list',
    title: lookUpText.reportTitle,
    items: shown.map((item) => cardOf(view(deps, item))),
    options: [commandOption('reports')],
  });
  return isMissing ? [say(lookUpText.noSuchYear(year)), list] : [list];
}
