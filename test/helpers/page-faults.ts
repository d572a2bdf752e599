import axe from 'axe-core';
import type { Page } from 'playwright-core';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe finds wrong with a page (WCAG 2.2 AA and its best practice). */
export async function faultsOf(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(async (runOnly) => {
    const { violations } = await (globalThis as unknown as { axe: typeof axe }).axe.run({ runOnly });
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
  }, tags);
}

/** What sticks out to the right of the screen. */
export const tooWide = (page: Page) =>
  page.evaluate<string[]>(`[...document.querySelectorAll('main *, header *, footer *')]
    .filter((one) => one.getBoundingClientRect().right > innerWidth + 1 && !one.closest('.unseen, thead'))
    .map((one) => one.outerHTML.slice(0, 120))`);

/** What a finger would miss: a target lower than 44 pixels that is not a link inside a sentence. */
export const tooSmall = (page: Page) =>
  page.evaluate<
    string[]
  >(`[...document.querySelectorAll('button, select, summary, textarea, nav a, a.action, input')]
    .filter((one) => one.type !== 'hidden' && one.type !== 'checkbox')
    .filter((one) => { const { height } = one.getBoundingClientRect(); return height > 0 && height < 43.5; })
    .map((one) => one.outerHTML.slice(0, 120))`);
