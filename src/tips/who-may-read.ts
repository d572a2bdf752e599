import { cutsOf, normaliseThai, withoutTones } from '../knowledge/words.ts';
import type { Role } from '../staff/may.ts';
import type { Staff } from '../staff/staff.ts';
import { eligibleTipOfficers } from '../staff/tip-officers.ts';
import { nameTitles } from '../text/name-titles.ts';
import type { StaffName } from './desks.ts';
import { type Division, postsIn } from './posts-in-words.ts';

/** Whom a tip names, with every word of it read. */
export interface NamedPeople {
  readonly divisions: readonly string[];
  readonly staff: readonly string[];
  /** Not named, and left out all the same. */
  readonly leftOut?: readonly string[];
  /** Left out by this rule when the words came in, whatever has changed since. */
  readonly keptFrom?: readonly string[];
  /** Said of whom it is about: one of a person's names, their division or their post is enough. */
  readonly words: readonly string[];
  /** Said of what happened: only a whole name counts, since half of one is often another word. */
  readonly story: readonly string[];
}

/** Somebody of the office, as far as words can name them. */
export type Member = StaffName & { readonly role?: Role };

/** Everybody of the office, and what its divisions are called. */
export interface Everybody<Person extends Member = Member> {
  readonly staff: readonly Person[];
  readonly divisions: readonly Division[];
}

const shortestWithin = 4;

/**
 * Whether a person is named in a tip: by their account, by their division when nobody of it was named, by name, or in
 * words by their division or post; or left out by the reporter.
 * Rather one too many: whoever is named gets no key.
 */
export function isNamed(person: Member, about: NamedPeople, everybody: Everybody): boolean {
  return namedBy(about, everybody)(person);
}

function namedBy(about: NamedPeople, { staff, divisions }: Everybody): (person: Member) => boolean {
  const posts = postsIn(about.words, divisions);
  return (person) =>
    about.staff.includes(person.username) ||
    about.leftOut?.includes(person.username) === true ||
    about.keptFrom?.includes(person.username) === true ||
    isOfNamedDivision(person, about, staff) ||
    posts.isEverybody ||
    (person.division !== undefined && posts.divisions.has(person.division)) ||
    (person.role !== undefined && posts.roles.has(person.role)) ||
    about.words.some((text) => hasNameOf(person, text)) ||
    about.story.some((text) => hasWholeName(person, text));
}

/** Usernames of all whom the rule leaves out now, officers or not: put down while the words can still be read. */
export function namedNow(about: NamedPeople, everybody: Everybody): string[] {
  return everybody.staff.filter(namedBy(about, everybody)).map(({ username }) => username);
}

/** The tip officers who get a key to a tip about these. */
export function eligibleReaders(about: NamedPeople, everybody: Everybody<Staff>) {
  const isOut = namedBy(about, everybody);
  return eligibleTipOfficers(everybody.staff).filter((one) => !isOut(one));
}

/** Who is told, without content, when a tip about these is overdue. */
export function watchersOf(about: NamedPeople, everybody: Everybody<Staff>): string[] {
  const isOut = namedBy(about, everybody);
  return everybody.staff
    .filter(({ isActive, role }) => isActive && (role === 'admin' || role === 'tip-officer'))
    .filter((one) => !isOut(one))
    .map(({ username }) => username);
}

function isOfNamedDivision({ division }: Member, about: NamedPeople, staff: readonly Member[]): boolean {
  if (!division || !about.divisions.includes(division)) return false;
  return !staff.some((one) => one.division === division && about.staff.includes(one.username));
}

function hasNameOf({ username, name }: StaffName, text: string): boolean {
  return [...namesIn(name), plain(username)].some((one) => holds(plain(text), one));
}

function hasWholeName({ name }: StaffName, text: string): boolean {
  const names = namesIn(name);
  return names.length > 1 && holds(plain(text), names.join(' '));
}

/** A short name stands in many words: it has to be a word of its own. */
function holds(text: string, name: string): boolean {
  if (!name) return false;
  if ([...name].length >= shortestWithin) return squeezed(text).includes(squeezed(name));
  const isCut = cutsOf(text);
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    if (isCut(at) && isCut(at + name.length)) return true;
  }
  return false;
}

function namesIn(name: string): string[] {
  return plain(name).split(' ').map(withoutTitle).filter(Boolean);
}

const titles = nameTitles.map(plain);

function withoutTitle(name: string): string {
  const title = titles.find((one) => name.startsWith(one));
  return title ? withoutTitle(name.slice(title.length)) : name;
}

function plain(text: string): string {
  return withoutTones(normaliseThai(text));
}

const squeezed = (text: string) => text.replaceAll(' ', '');
