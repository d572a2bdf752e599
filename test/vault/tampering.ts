import { fromStored, toStored } from '../../src/vault/stored-bytes.ts';

/** The bytes once for each of their bits, with that bit turned. */
export function* everyBitTurned(bytes: Uint8Array): Generator<Uint8Array> {
  for (let bit = 0; bit < bytes.length * 8; bit += 1) {
    const turned = Uint8Array.from(bytes);
    turned[bit >> 3] = (turned[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    yield turned;
  }
}

/** The same for bytes as they are stored, in base64url. */
export function* everyStoredBitTurned(stored: string): Generator<string> {
  for (const turned of everyBitTurned(fromStored(stored))) yield toStored(turned);
}

/** `opened`, or the reason why it was refused. */
export function outcome(open: () => unknown): unknown {
  try {
    return open() === null ? 'null' : 'opened';
  } catch (error) {
    return (error as { reason?: string }).reason ?? error;
  }
}

export async function outcomeOf(open: () => Promise<unknown>): Promise<unknown> {
  try {
    return (await open()) === null ? 'null' : 'opened';
  } catch (error) {
    return (error as { reason?: string }).reason ?? error;
  }
}
