const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const thaiZero = 0x0e50;

/** Crockford's base32; the bits must be a multiple of five, so 5, 10, 20, 25, 45 … bytes. */
export function toBase32(bytes: Uint8Array): string {
  if (bytes.length % 5 !== 0) throw new RangeError('base32 takes a multiple of five bytes');
  let text = '';
  let bits = 0;
  let held = 0;
  for (const byte of bytes) {
    held = (held << 8) | byte;
    for (bits += 8; bits >= 5; bits -= 5) text += letters[(held >> (bits - 5)) & 31];
    held &= 0xff;
  }
  return text;
}

/** @param text letters of the alphabet only, a multiple of eight of them */
export function fromBase32(text: string): Uint8Array {
  const bytes: number[] = [];
  let bits = 0;
  let held = 0;
  for (const letter of text) {
    held = ((held << 5) | letters.indexOf(letter)) & 0xfff;
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      bytes.push((held >> bits) & 0xff);
    }
  }
  return Uint8Array.from(bytes);
}

export const letterOf = (value: number) => letters.charAt(value & 31);

/**
 * What a person typed, in the alphabet: small letters, spaces, dashes, dots, Thai digits and the confused
 * O, I and L are put right. Null when another letter is left.
 */
export function readBase32(typed: string): string | null {
  const text = typed
    .normalize('NFKC')
    .replace(/[\s.,:_\p{Pd}]/gu, '')
    .replace(/[\u0E50-\u0E59]/g, (digit) => String(digit.charCodeAt(0) - thaiZero))
    .toUpperCase()
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
  return [...text].every((letter) => letters.includes(letter)) ? text : null;
}

export function inGroups(text: string, size: number, between: string): string {
  return (text.match(new RegExp(`.{1,${size}}`, 'g')) ?? []).join(between);
}
