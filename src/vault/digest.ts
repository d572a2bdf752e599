import { sodium } from './sodium.ts';

/**
 * One unambiguous text for a purpose and what belongs to it, so that what was made for one purpose, tip or
 * place never passes for another.
 */
export function label(purpose: string, ...parts: (string | number)[]): string {
  return JSON.stringify(['service-desk', purpose, ...parts]);
}

/** BLAKE2b of a label, keyed when a key is given. */
export function digest(bytes: number, text: string, key: Uint8Array | null = null): Uint8Array {
  return sodium.crypto_generichash(bytes, text, key);
}
