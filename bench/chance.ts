/** Numbers that look random and are the same in every run: a number from 0 up to `below`, whole. */
export type Draw = (below: number) => number;

/** The chance of one thing, told by its number (mulberry32). */
export function chanceOf(number: number): Draw {
  let state = number;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

/** One of a list. */
export function pick<T>(draw: Draw, list: readonly T[]): T {
  const one = list[draw(list.length)];
  if (one === undefined) throw new RangeError('nothing to pick from');
  return one;
}

/** A text of random bytes in hexadecimal digits. */
export function hexOf(draw: Draw, bytes: number): string {
  return Array.from({ length: bytes }, () => draw(256).toString(16).padStart(2, '0')).join('');
}
