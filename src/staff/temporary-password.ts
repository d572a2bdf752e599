// Without the letters and digits that people mix up when they read one aloud or off paper.
const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789';
const groups = 3;
const groupLength = 4;

/**
 * A password to hand over once: three groups of four, some 59 bits.
 * @param random answers a whole number from 0 to below its argument, as `crypto.randomInt` does
 */
export function temporaryPassword(random: (below: number) => number): string {
  const character = () => alphabet[random(alphabet.length)];
  const group = () => Array.from({ length: groupLength }, character).join('');
  return Array.from({ length: groups }, group).join('-');
}
