const bits = 80;
const digits = bits / 4;

/** The first 80 bits of a head's hash, to be copied onto paper: `3f9a-12bc-04de-77a0-91c2`. */
export function headCode(hash: string): string {
  return (hash.slice(0, digits).match(/.{4}/g) ?? []).join('-');
}

/** Reads a copied code, with or without dashes and spaces, in small or capital letters; null when it is none. */
export function readHeadCode(typed: string): string | null {
  const plain = typed.toLowerCase().replace(/[\s\p{Pd}]/gu, '');
  return new RegExp(`^[0-9a-f]{${digits}}$`).test(plain) ? headCode(plain) : null;
}
