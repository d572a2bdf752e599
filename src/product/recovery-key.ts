import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Clock } from '../clock.ts';
import { OperatorError } from '../errors.ts';
import { dayFormat, inBangkok } from '../tickets/bangkok.ts';
import { hasPublicKey, type KeyPair, keyPairOf, newKeyPair } from '../vault/key-pair.ts';
import { forget, keyBytes } from '../vault/sodium.ts';
import { fromStored, toStored } from '../vault/stored-bytes.ts';
import { contentOf, erase, readOrMake, replaceContent } from './secret-files.ts';

const stateFile = 'recovery.json';
const keyFile = 'recovery.key';

const knownKey = {
  publicKey: z.string().regex(/^[\w-]{43}$/),
  /** The day in Bangkok on which the key was made. */
  madeOn: z.iso.date(),
};
const stateSchema = z.object({
  ...knownKey,
  sharesMade: z.boolean(),
  /** The keys before, the latest first: there may still be tips that are sealed to them. */
  earlier: z.array(z.object(knownKey)).optional(),
});
export type RecoveryState = z.infer<typeof stateSchema>;

/** What SECRETS_DIR says of the recovery key; null before the first start. @throws OperatorError */
export function recoveryState(secretsDir: string): RecoveryState | null {
  return guarded(() => readState(secretsDir));
}

/** The recovery key while this machine still keeps its private half; null once it is on paper only. `forget` it. */
export function keptRecoveryPair(secretsDir: string): KeyPair | null {
  return guarded(() => {
    const known = readState(secretsDir);
    // What may lie there beside papers is not this key, or about to be erased.
    if (known?.sharesMade) return null;
    const kept = readKept(secretsDir);
    if (!kept || !known || hasPublicKey(kept, known.publicKey)) return kept;
    forget(kept.privateKey);
    throw damaged(keyFile);
  });
}

/** As `recoveryState`, at a start: makes the key where there is none, and finishes what a crash left. */
export function openRecoveryState(secretsDir: string, clock: Clock): RecoveryState {
  return guarded(() => openState(secretsDir, clock));
}

/** Lets go of the private half of a key that is on paper now; of another one it does nothing, and answers false. */
export function eraseKept(secretsDir: string, publicKey: string): boolean {
  return guarded(() => {
    const known = readState(secretsDir);
    if (known?.publicKey !== publicKey) return false;
    // Said before it is done: a crash between the two is finished at the next start.
    replaceState(secretsDir, { ...known, sharesMade: true });
    erase(join(secretsDir, keyFile));
    return true;
  });
}

/**
 * Puts a new key in the place of one that is on paper only, and answers it. Its private half lies in SECRETS_DIR
 * before anything names it, until its own papers are made. Killed at any moment, it is the old key or the new one;
 * doing it again, also at once, gives the same new one.
 * @param publicKey the one to be replaced; when another one stands there by now, that one is answered
 */
export function replaceRecoveryKey(secretsDir: string, publicKey: string, clock: Clock): RecoveryState {
  return guarded(() => {
    const known = presentState(secretsDir);
    if (known.publicKey !== publicKey) return known;
    if (!known.sharesMade) throw new OperatorError('The papers of this recovery key were never made.');
    const next = successorOf(secretsDir, publicKey);
    const { madeOn, earlier = [] } = known;
    if (presentState(secretsDir).publicKey === publicKey) {
      replaceState(secretsDir, {
        publicKey: next,
        madeOn: dayOf(clock),
        sharesMade: false,
        earlier: [{ publicKey, madeOn }, ...earlier],
      });
    }
    return presentState(secretsDir);
  });
}

/** The public key of the one that is to follow; its private half is kept. */
function successorOf(folder: string, publicKey: string): string {
  dropOthers(folder, publicKey);
  makeKey(folder, publicKey);
  return publicHalfOf(folder);
}

function openState(folder: string, clock: Clock): RecoveryState {
  const known = readState(folder);
  if (known?.sharesMade) {
    dropOthers(folder, known.publicKey);
    return known;
  }
  // Without its private half, and without shares, tips would be sealed to a key that opens nothing any more.
  if (known && !existsSync(join(folder, keyFile))) throw lost();
  makeKey(folder);
  const publicKey = publicHalfOf(folder);
  const state: RecoveryState = { publicKey, madeOn: dayOf(clock), sharesMade: false };
  readOrMake(folder, join(folder, stateFile), () => inOneLine(state));
  const stored = presentState(folder);
  if (stored.publicKey !== publicKey) throw damaged(known ? keyFile : stateFile);
  return stored;
}

/**
 * Erases a private half that should be on paper only. One that is to follow the present key stays: somebody may be
 * about to put it in its place.
 */
function dropOthers(folder: string, publicKey: string): void {
  const path = join(folder, keyFile);
  const text = contentOf(path);
  if (text === null) return;
  const [, follows] = text.split('\n');
  if (follows !== publicKey) erase(path);
}

/** A line with the private half, and one with the public key that it is to follow, if it is not the first. */
function makeKey(folder: string, follows?: string): void {
  readOrMake(folder, join(folder, keyFile), () => {
    const { privateKey } = newKeyPair();
    const lines = [toStored(privateKey), ...(follows ? [follows] : [])];
    forget(privateKey);
    return `${lines.join('\n')}\n`;
  });
}

function readKept(folder: string): KeyPair | null {
  const text = contentOf(join(folder, keyFile));
  if (text === null) return null;
  try {
    return keyPairOf(fromStored(text.trim().split('\n')[0] ?? '', keyBytes));
  } catch {
    throw damaged(keyFile);
  }
}

function publicHalfOf(folder: string): string {
  const pair = readKept(folder);
  if (!pair) throw lost();
  forget(pair.privateKey);
  return toStored(pair.publicKey);
}

function readState(folder: string): RecoveryState | null {
  const text = contentOf(join(folder, stateFile));
  if (text === null) return null;
  try {
    return stateSchema.parse(JSON.parse(text));
  } catch {
    throw damaged(stateFile);
  }
}

function presentState(folder: string): RecoveryState {
  const known = readState(folder);
  if (!known) throw damaged(stateFile);
  return known;
}

function replaceState(folder: string, state: RecoveryState): void {
  replaceContent(join(folder, stateFile), inOneLine(state));
}

const inOneLine = (state: RecoveryState) => `${JSON.stringify(state)}\n`;

const dayOf = (clock: Clock) => inBangkok(clock()).format(dayFormat);

const damaged = (name: string) =>
  new OperatorError(`SECRETS_DIR: ${name} is damaged: put it back from where you keep a copy.`);

const lost = () =>
  new OperatorError(
    `SECRETS_DIR: ${keyFile} is missing although no shares were made: put it back from where you keep a copy.`,
  );

function guarded<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof OperatorError) throw error;
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown error';
    throw new OperatorError(
      `SECRETS_DIR: the recovery key cannot be read or made (${code}): check the folder's owner and rights.`,
    );
  }
}
