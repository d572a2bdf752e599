import { type Challenge, createChallenge, randomInt, verifySolution } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { z } from 'zod';
import type { Clock } from '../../clock.ts';
import type { NewId } from '../../tickets/ports.ts';
import { spentOnce } from './spent.ts';

/** About two seconds of a cheap phone; checking costs one keyed digest. */
const work = { algorithm: 'PBKDF2/SHA-256', cost: 1_000, least: 500, most: 1_500 } as const;
const goodForMs = 2 * 60 * 60 * 1000;

const solvedSchema = z.object({
  challenge: z.object({
    parameters: z.looseObject({
      algorithm: z.literal(work.algorithm),
      nonce: z.string().max(64),
      salt: z.string().max(64),
      cost: z.literal(work.cost),
      keyLength: z.literal(32),
      keyPrefix: z.string().max(64),
      keySignature: z.string().max(128),
      data: z.object({ action: z.string(), until: z.number() }),
    }),
    signature: z.string().max(128),
  }),
  solution: z.object({ counter: z.int().min(0).max(work.most), derivedKey: z.string().max(128) }),
});

export interface ProofOfWork {
  challengeFor(action: string): Promise<Challenge>;
  /** Whether it is a solution to a challenge of ours for this action: good once. */
  accepts(action: string, solved: string): Promise<boolean>;
}

/** Work that a browser with script does while a person writes. Both keys live and die with the process. */
export function proofOfWork(clock: Clock, newId: NewId): ProofOfWork {
  const keys = { hmacSignatureSecret: newId() + newId(), hmacKeySignatureSecret: newId() + newId() };
  const { spend } = spentOnce(clock);
  return {
    challengeFor: (action) =>
      createChallenge({
        ...keys,
        algorithm: work.algorithm,
        cost: work.cost,
        counter: randomInt(work.most, work.least),
        deriveKey,
        data: { action, until: clock().getTime() + goodForMs },
      }),
    async accepts(action, solved) {
      const read = solvedSchema.safeParse(jsonOf(solved));
      if (!read.success) return false;
      const { challenge, solution } = read.data;
      const { data } = challenge.parameters;
      if (data.action !== action || data.until <= clock().getTime()) return false;
      const { verified } = await verifySolution({ ...keys, challenge, solution, deriveKey });
      return verified && spend(challenge.signature, data.until);
    },
  };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
