import sodium from 'libsodium-wrappers-sumo';

// Whoever imports this module waits for the library once, so that sealing needs no promises of its own.
await sodium.ready;

export { sodium };

export const keyBytes = 32;

/** 32 random bytes of the system's generator. */
export function randomKey(): Uint8Array {
  return sodium.randombytes_buf(keyBytes);
}

/**
 * Overwrites secrets that are no longer needed. JavaScript may hold copies that nobody can reach; this keeps
 * the ones we know of short-lived.
 */
export function forget(...secrets: (Uint8Array | null | undefined)[]): void {
  for (const secret of secrets) if (secret) sodium.memzero(secret);
}
