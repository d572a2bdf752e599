import { cutsOf, hasWords, normaliseThai, segment, withoutTones } from '../knowledge/words.ts';
import type { Role } from '../staff/may.ts';
import {
  divisionFiller,
  divisionStaff,
  divisionUnits,
  everybodyWords,
  postsOfDivision,
  postsOfRole,
} from '../text/post-words.ts';

/** A division of the office, as people call it. */
export interface Division {
  readonly id: string;
  readonly name: string;
}

/** Whom words name without a name. */
export interface PostsNamed {
  readonly isEverybody: boolean;
  readonly divisions: ReadonlySet<string>;
  readonly roles: ReadonlySet<Role>;
}

/** A shorter word stands in many others: it has to be a word of its own. */
const shortestWithin = 6;
const shortestStem = 3;

/**
 * The divisions, and those with a role, that words name: by a division's name or most of it, by somebody who works
 * there, by a post that belongs to it. Rather one too many.
 */
export function postsIn(words: readonly string[], divisions: readonly Division[]): PostsNamed {
  const texts = words.map(heard);
  const says = (word: string) => texts.some((has) => has(word));
  return {
    isEverybody: everybodyWords.some(says),
    divisions: new Set(divisions.filter((one) => namesOf(one).some(says)).map(({ id }) => id)),
    roles: new Set((['tip-officer', 'admin'] as const).filter((role) => postsOfRole[role].some(says))),
  };
}

function namesOf({ name }: Division): string[] {
  const parts = normaliseThai(name).split('/').filter(hasWords);
  const posts = postsOfDivision.filter(({ within }) => name.includes(within));
  return [...parts, ...parts.flatMap(shortNames), ...posts.flatMap(({ said }) => said)];
}

/** The first part of a division's name is enough, and what whoever works there is called. */
function shortNames(part: string): string[] {
  const unit = divisionUnits.find((one) => part.startsWith(one) && part.length > one.length);
  if (!unit) return [];
  const whole = part.slice(unit.length);
  const [first = ''] = segment(whole);
  const bareWhole = whole.startsWith(divisionFiller) ? whole.slice(divisionFiller.length) : whole;
  const stems = [whole, first, bareWhole].filter((one) => one.length >= shortestStem);
  return stems
    .filter((stem) => stem !== divisionFiller)
    .flatMap((stem) => [unit, ...divisionStaff].map((before) => before + stem));
}

/** Tells of a text whether it holds a word. */
function heard(text: string): (word: string) => boolean {
  const normal = normaliseThai(text).replaceAll('.', '');
  const squeezed = bare(normal);
  const isCut = cutsOf(normal);
  return (word) => {
    if (bare(word).length >= shortestWithin) return squeezed.includes(bare(word));
    for (let at = normal.indexOf(word); at >= 0; at = normal.indexOf(word, at + 1)) {
      if (isCut(at) && isCut(at + word.length)) return true;
    }
    return false;
  };
}

/** One spelling, without tone marks and what stands between words. */
const bare = (text: string): string => withoutTones(normaliseThai(text)).replace(/[\s.,_–-]/g, '');
