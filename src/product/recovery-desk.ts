import { type Clock, systemClock } from '../clock.ts';
import type { RecoveryDesk } from '../tips/desks.ts';
import { fingerprintOf } from '../vault/key-pair.ts';
import { joinShares, sharesOf } from '../vault/recovery.ts';
import { readShare, ShareRefusal } from '../vault/recovery-share.ts';
import { forget } from '../vault/sodium.ts';
import {
  eraseKept,
  keptRecoveryPair,
  openRecoveryState,
  type RecoveryState,
  recoveryState,
} from './recovery-key.ts';

/**
 * The office's recovery key, made at the first start. Its private half lies beside the other keys until its shares
 * are on paper and two of them were typed back: from then on it is on paper only. Which key it is is read anew each
 * time: a command may renew it at any moment.
 * @throws OperatorError when SECRETS_DIR cannot be read or written, or what lies there does not fit together
 */
export function recoveryDesk(secretsDir: string, clock: Clock = systemClock): RecoveryDesk {
  const present = presentState(secretsDir, openRecoveryState(secretsDir, clock));
  return {
    get publicKey() {
      return present().publicKey;
    },
    get fingerprint() {
      return fingerprintOf(present().publicKey);
    },
    haveSharesBeenMade: () => present().sharesMade,
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
      const { publicKey } = present();
      const pair = await joinShares(typed.map(readShare), publicKey);
      forget(pair.privateKey);
      await onRecord();
      // Renewed in between: these papers are of the key before.
      if (!eraseKept(secretsDir, publicKey)) throw new ShareRefusal('foreign-share');
    },
  };
}

/** While the folder cannot be read, tips are sealed to the key that was there last: none is turned away. */
function presentState(secretsDir: string, atStart: RecoveryState): () => RecoveryState {
  let last = atStart;
  return () => {
    try {
      last = recoveryState(secretsDir) ?? last;
    } catch {
      return last;
    }
    return last;
  };
}
