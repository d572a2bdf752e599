import { randomBytes } from 'node:crypto';
import argon2 from 'argon2';
import { readPassword } from './password-rules.ts';
import { StaffRefusal } from './staff-refusal.ts';
import { turnstile } from './turnstile.ts';

export interface PasswordCost {
  /** KiB for each hash. */
  readonly memoryCost: number;
  readonly timeCost: number;
  readonly parallelism: number;
}

/** OWASP Password Storage Cheat Sheet, Argon2id: 19 MiB, 2 passes, 1 lane. */
export const owaspCost: PasswordCost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

const atOnce = 2;
const longestQueue = 30;

export interface PasswordKeeper {
  hash(password: string): Promise<string>;
  /** Null as hash takes as long as a real one and never fits: an unknown username costs what a known one does. */
  verify(hash: string | null, password: string): Promise<boolean>;
  /** Whether a hash was made with other parameters than today's. */
  isOutdated(hash: string): boolean;
}

/**
 * Argon2id, two at a time and at most 30 waiting, so that a flood of sign-ins takes neither the machine's
 * memory nor its time. Every method throws StaffRefusal `busy` beyond that.
 */
export function passwordKeeper(cost: PasswordCost = owaspCost): PasswordKeeper {
  const pass = turnstile(atOnce, longestQueue, () => new StaffRefusal('busy'));
  const hash = (password: string) =>
    pass(() => argon2.hash(readPassword(password), { type: argon2.argon2id, ...cost }));
  let stranger: Promise<string> | undefined;
  return {
    hash,
    async verify(known, password) {
      stranger ??= argon2.hash(randomBytes(32), { type: argon2.argon2id, ...cost });
      const against = known ?? (await stranger);
      const fits = await pass(() => argon2.verify(against, readPassword(password)));
      return fits && known !== null;
    },
    isOutdated: (known) => argon2.needsRehash(known, cost),
  };
}
