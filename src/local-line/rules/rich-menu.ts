import type { messagingApi } from '@line/bot-sdk';
import { checkAction, PLACES } from './action.ts';
import { checkGraphemes, checkSize } from './length.ts';
import type { Path, Problem, Report } from './problem.ts';
import { schemaProblems } from './schema.ts';

/** What LINE refuses of a rich menu (REF, rich menu object; line-facts 1.5). */
export function richMenuProblems(value: unknown): Problem[] {
  const bySchema = schemaProblems('RichMenuRequest', value, []);
  if (bySchema.length > 0) return bySchema;
  const problems: Problem[] = [];
  const report: Report = (at, message, hint) => problems.push({ at, message, hint });
  checkRichMenu(value as messagingApi.RichMenuRequest, report);
  return problems;
}

function checkRichMenu(menu: messagingApi.RichMenuRequest, report: Report): void {
  checkMenuSize(menu.size, report);
  checkGraphemes(menu.name ?? '', 300, ['name'], report);
  checkGraphemes(menu.chatBarText ?? '', 14, ['chatBarText'], report);
  if (menu.selected === undefined) report(['selected'], 'May not be empty');
  const areas = menu.areas ?? [];
  checkSize(areas, 0, 20, ['areas'], report);
  for (const [index, area] of areas.entries()) checkArea(area, menu.size, ['areas', index], report);
}

function checkMenuSize(size: messagingApi.RichMenuSize | undefined, report: Report): void {
  const { width = 0, height = 0 } = size ?? {};
  if (width < 800 || width > 2500) report(['size', 'width'], 'Must be between 800 and 2500');
  if (height < 250) report(['size', 'height'], 'Must be greater than or equal to 250');
  if (width / height < 1.45) report(['size'], 'invalid property', 'width / height must be 1.45 or more');
}

function checkArea(
  area: messagingApi.RichMenuArea,
  size: messagingApi.RichMenuSize | undefined,
  at: Path,
  report: Report,
): void {
  const { x = -1, y = -1, width = 0, height = 0 } = area.bounds ?? {};
  const fits = x >= 0 && y >= 0 && x + width <= (size?.width ?? 0) && y + height <= (size?.height ?? 0);
  if (!fits) report([...at, 'bounds'], 'invalid property', 'an area must lie within the menu');
  if (area.action) checkAction(area.action, PLACES.richMenu, [...at, 'action'], report);
  else report([...at, 'action'], 'May not be empty');
}
