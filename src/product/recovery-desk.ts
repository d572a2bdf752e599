import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  unlinkSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Clock } from '../clock.ts';
import { systemClock } from '../clock.ts';
import { OperatorError } from '../errors.ts';
import { dayFormat, inBangkok } from '../tickets/bangkok.ts';
import type { RecoveryDesk } from '../tips/desks.ts';
import { fingerprintOf, hasPublicKey, type KeyPair, keyPairOf, newKeyPair } from '../vault/key-pair.ts';
import { joinShares, sharesOf } from '../vault/recovery.ts';
import { readShare } from '../vault/recovery-share.ts';
import { forget, keyBytes } from '../vault/sodium.ts';
import { fromStored, toStored } from '../vault/stored-bytes.ts';
import { readOrMake } from './secrets.ts';

const stateFile = 'recovery.json';
const keyFile = 'recovery.key';

const stateSchema = z.object({
  publicKey: z.string().regex(/^[\w-]{43}$/),
  /** The day in Bangkok on which the key was made. */
  madeOn: z.iso.date(),
  sharesMade: z.boolean(),
});
export type RecoveryState = z.infer<typeof stateSchema>;

/**
 * The office's recovery key, made at the first start. Its private half lies beside the other keys until its shares
 * are on paper and two of them were typed back: from then on it is on paper only.
 * @throws OperatorError when SECRETS_DIR cannot be read or written, or what lies there does not fit together
 */
export function recoveryDesk(
  secretsDir: string,
  clock: Clock = systemClock,
): RecoveryDesk & { readonly madeOn: string } {
  const { publicKey, madeOn } = guarded(() => openState(secretsDir, clock));
  const isKept = () => existsSync(join(secretsDir, keyFile));
  return {
    publicKey,
    madeOn,
    fingerprint: fingerprintOf(publicKey),
    haveSharesBeenMade: () => !isKept(),
    async makeShares() {
      const pair = keptRecoveryPair(secretsDir);
      if (!pair) return null;
      try {
        return await sharesOf(pair);
      } finally {
        forget(pair.privateKey);
      }
    },
    async confirmShares(typed, onRecord) {
      const pair = await joinShares(typed.map(readShare), publicKey);
      forget(pair.privateKey);
      await onRecord();
      guarded(() => {
        // Said before it is done: a crash between the two is finished at the next start.
        replaceState(secretsDir, { publicKey, madeOn, sharesMade: true });
        erase(join(secretsDir, keyFile));
      });
    },
  };
}

/** What SECRETS_DIR says of the recovery key; null before the first start. @throws OperatorError */
export function recoveryState(secretsDir: string): RecoveryState | null {
  return guarded(() => readState(secretsDir));
}

/** The recovery key while this machine still keeps its private half; null once it is on paper only. `forget` it. */
export function keptRecoveryPair(secretsDir: string): KeyPair | null {
  return guarded(() => readPair(secretsDir));
}

function openState(folder: string, clock: Clock): RecoveryState {
  const known = readState(folder);
  if (known?.sharesMade) {
    erase(join(folder, keyFile));
    return known;
  }
  // Without its private half, and without shares, tips would be sealed to a key that opens nothing any more.
  if (known && !existsSync(join(folder, keyFile))) throw lost();
  readOrMake(folder, join(folder, keyFile), () => `${toStored(newPrivateKey())}\n`);
  const publicKey = publicHalf(folder);
  const madeOn = inBangkok(clock()).format(dayFormat);
  const state: RecoveryState = { publicKey, madeOn, sharesMade: false };
  readOrMake(folder, join(folder, stateFile), () => `${JSON.stringify(state)}\n`);
  const stored = readState(folder);
  if (stored?.publicKey !== publicKey) throw damaged(stateFile);
  return stored;
}

function newPrivateKey(): Uint8Array {
  return newKeyPair().privateKey;
}

function publicHalf(folder: string): string {
  const pair = readPair(folder);
  if (!pair) throw lost();
  forget(pair.privateKey);
  return toStored(pair.publicKey);
}

function readPair(folder: string): KeyPair | null {
  const text = contentOf(join(folder, keyFile));
  if (text === null) return null;
  let pair: KeyPair;
  try {
    pair = keyPairOf(fromStored(text.trim(), keyBytes));
  } catch {
    throw damaged(keyFile);
  }
  const known = readState(folder);
  if (known && !hasPublicKey(pair, known.publicKey)) throw damaged(keyFile);
  return pair;
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

function contentOf(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** Whole or not at all. */
function replaceState(folder: string, state: RecoveryState): void {
  const path = join(folder, stateFile);
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, `${JSON.stringify(state)}\n`, { mode: 0o600, flush: true });
  renameSync(draft, path);
}

/** Overwrites before it removes, as far as the disk lets one: some keep what was written before for a while. */
function erase(path: string): void {
  const text = contentOf(path);
  if (text === null) return;
  const file = openSync(path, 'r+');
  try {
    writeSync(file, Buffer.alloc(Buffer.byteLength(text)), 0, undefined, 0);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  unlinkSync(path);
}

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
