import { type AuditEntry, type EntryContent, hashOf } from '../../src/audit/entry.ts';
import { chainOf, contentOf, type StoredLink } from './audit-chain.ts';

type Chance = () => number;
/** Makes another chain of a sound one, at or just after the entry `at`. */
export type Tampering = (chain: readonly StoredLink[], at: number, chance: Chance) => object[];

/** Numbers that look random and come again for the same seed. */
export function chanceOf(seed: number): Chance {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export const pick = <T>(chance: Chance, list: readonly T[]): T =>
  list[Math.floor(chance() * list.length)] as T;

const fields = [
  'v',
  'seq',
  'at',
  'who',
  'deed',
  'about',
  'detail',
  'salt',
  'prevHash',
  'hash',
] as const satisfies (keyof AuditEntry)[];

const replaced = (chain: readonly StoredLink[], at: number, change: object) =>
  chain.map((link) => (link._id === at ? { ...link, ...change } : link));

function otherValue(value: string | number, chance: Chance): unknown {
  if (typeof value === 'number') return pick(chance, [value + 1, value - 1, String(value), null]);
  const place = Math.floor(chance() * value.length);
  const letter = value[place] === 'a' ? 'b' : 'a';
  return pick(chance, [
    `${value.slice(0, place)}${letter}${value.slice(place + 1)}`,
    `${value}x`,
    `${value} `,
    null,
    12,
    ...(value ? [''] : []),
  ]);
}

const changed = (link: StoredLink, chance: Chance) => {
  const name = pick(chance, ['at', 'who', 'deed', 'about', 'detail', 'salt'] as const);
  const other = { ...link, [name]: `${link[name]}x` };
  return { ...other, hash: hashOf(other) };
};

const contentsFrom = (chain: readonly StoredLink[], at: number) => chain.slice(at - 1);

/** The part before `at` with a tail that is linked anew. */
const relinked = (chain: readonly StoredLink[], at: number, tail: readonly EntryContent[]) => [
  ...chain.slice(0, at - 1),
  ...chainOf(tail, chain[at - 2]),
];

/** What somebody with the database alone may do: one document or some, without hashing anything anew. */
export const coarse: Readonly<Record<string, Tampering>> = {
  'a field is changed': (chain, at, chance) => {
    const name = pick(chance, fields);
    return replaced(chain, at, { [name]: otherValue(chain[at - 1]?.[name] ?? '', chance) });
  },
  'a field is taken out': (chain, at, chance) => {
    const name = pick(chance, fields);
    return chain.map((link) =>
      link._id === at ? Object.fromEntries(Object.entries(link).filter(([key]) => key !== name)) : link,
    );
  },
  'a field is added': (chain, at) => replaced(chain, at, { note: '' }),
  'two fields change places': (chain, at) => {
    const { who = '', about = '' } = chain[at - 1] ?? {};
    return replaced(chain, at, { who: about, about: who });
  },
  'an entry is taken out': (chain, at) => chain.filter(({ _id }) => _id !== at),
  'several entries are taken out': (chain, at) => chain.filter(({ _id }) => _id < at || _id > at + 3),
  'two entries change places': (chain, at) => {
    const [one, other] = [chain[at - 1], chain[at]];
    return chain.map((link) => {
      if (link._id === at) return { ...other, _id: at };
      return link._id === at + 1 ? { ...one, _id: at + 1 } : link;
    });
  },
  'two entries change places and numbers': (chain, at) => {
    const [one, other] = [chain[at - 1], chain[at]];
    return chain.map((link) => {
      if (link._id === at) return { ...other, _id: at, seq: at };
      return link._id === at + 1 ? { ...one, _id: at + 1, seq: at + 1 } : link;
    });
  },
  'an entry is copied over another': (chain, at) => replaced(chain, at, { ...chain[at], _id: at }),
  'an entry is put between two': (chain, at) =>
    [...chain, { ...chain[at - 1], _id: at + 0.5 }].sort((a, b) => (a._id ?? 0) - (b._id ?? 0)),
  'an entry is put in and the later ones renumbered': (chain, at) => [
    ...chain.slice(0, at),
    ...chain.slice(at - 1).map((link) => ({ ...link, _id: link._id + 1, seq: link.seq + 1 })),
  ],
  'an entry is taken out and the later ones renumbered': (chain, at) => [
    ...chain.slice(0, at - 1),
    ...chain.slice(at).map((link) => ({ ...link, _id: link._id - 1, seq: link.seq - 1 })),
  ],
  'an entry is put before the first': (chain, at) => [{ ...chain[at - 1], _id: -at }, ...chain],
  'an entry under a name is put in': (chain, at) => [...chain, { ...chain[at - 1], _id: 'x' }],
  'an entry is changed and hashed anew': (chain, at, chance) =>
    chain.map((link) => (link._id === at ? changed(link, chance) : link)),
};

/** What somebody with the code may do as well: a whole chain again. Found only against a head that was copied out. */
export const fine: Readonly<Record<string, Tampering>> = {
  'the end is cut off': (chain, at) => chain.slice(0, at - 1),
  'everything from an entry on is hashed anew': (chain, at, chance) => {
    const [first, ...rest] = contentsFrom(chain, at);
    return relinked(chain, at, [...(first ? [changed(first, chance)] : []), ...rest]);
  },
  'an entry is taken out and the rest hashed anew': (chain, at) =>
    relinked(chain, at, contentsFrom(chain, at).slice(1)),
  'an entry is put in and the rest hashed anew': (chain, at) =>
    relinked(chain, at, [contentOf(99), ...contentsFrom(chain, at)]),
  'two entries change places and the rest is hashed anew': (chain, at) => {
    const [one, other, ...rest] = contentsFrom(chain, at);
    return relinked(
      chain,
      at,
      [other, one, ...rest].filter((link) => link !== undefined),
    );
  },
  'the end is cut off and other entries follow': (chain, at) =>
    relinked(
      chain,
      at,
      contentsFrom(chain, at).map(() => contentOf(77)),
    ),
};
