import type { Check } from '../knowledge/content.ts';
import { contentText } from '../text/content.ts';
import { thaiDay } from '../text/dates.ts';

/** Who answers for an entry and since when, or that nobody does yet. */
export function checkWords(check: Check): { readonly isChecked: boolean; readonly words: string } {
  if (check === 'sample') return { isChecked: false, words: contentText.sample };
  return {
    isChecked: true,
    words: contentText.checked(thaiDay(check.on), check.by),
  };
}
