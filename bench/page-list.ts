import { deskPaths } from '../src/console/paths.ts';
import { wordsOf } from '../src/knowledge/words.ts';
import { chanceOf } from './chance.ts';
import { matters, names, spots } from './phrases.ts';
import { numberAt, type Population } from './ticket-document.ts';

export interface PageUnderTest {
  readonly name: string;
  /** The address at the nth request, so that not every request asks for the same. */
  readonly path: (desk: Population, request: number) => string;
}

const list = deskPaths.ticket;

/** A page of a list, in turn for each of several values. */
function listed(name: string, ...queries: readonly Record<string, string>[]): PageUnderTest {
  return {
    name,
    path: (_desk, request) => `${list}?${new URLSearchParams(queries[request % queries.length])}`,
  };
}

/** The longest word of a phrase: the one that tells it from the others. */
function wordOf(phrase: string | undefined): string {
  return wordsOf(phrase ?? '').reduce((longest, word) => (word.length > longest.length ? word : longest), '');
}

function anyNumber(desk: Population, request: number): string {
  return numberAt(chanceOf(request)(desk.count), desk);
}

function searched(name: string, ...words: readonly string[]): PageUnderTest {
  return listed(name, ...words.map((q) => ({ q })));
}

/** What officers look at. `seldom together`: the hardest search, each word frequent, both in one ticket rare. */
export const pagesUnderTest: readonly PageUnderTest[] = [
  listed('list', {}),
  listed('list, oldest first', { sort: 'oldest' }),
  listed('list, next due first', { sort: 'due' }),
  listed('list, by status', { status: 'open' }, { status: 'closed' }),
  listed('list, unfinished', { status: 'unfinished' }),
  listed('list, overdue', { overdue: 'yes' }),
  listed('list, by category', { category: 'road' }, { category: 'water' }, { category: 'waste' }),
  listed('list, by category and status', { category: 'road', status: 'closed' }),
  listed('list, mine', { assignee: '@me' }),
  { name: 'search, number', path: (desk, request) => `${list}?q=${anyNumber(desk, request)}` },
  searched('search, name', ...names.slice(0, 3)),
  searched('search, word', ...spots.slice(0, 3).map(wordOf)),
  searched(
    'search, two words',
    ...matters.slice(0, 3).map((matter) => wordsOf(matter).slice(0, 2).join(' ')),
  ),
  searched('search, two words seldom together', `${wordOf(spots[4])} ${wordOf(spots[5])}`),
  searched('search, nothing found', 'zzzz'),
  { name: 'ticket page', path: (desk, request) => `${list}/${anyNumber(desk, request)}` },
];
