import { theCommandLine } from '../audit/deeds.ts';
import type { AuditLog } from '../audit/ports.ts';
import type { Clock } from '../clock.ts';
import { OperatorError } from '../errors.ts';
import { type RecoveryState, replaceRecoveryKey } from '../product/recovery-key.ts';
import { recovery } from '../tips/deps.ts';
import type { TipRecord, TipStore } from '../tips/ports.ts';
import type { KeyPair } from '../vault/key-pair.ts';
import { SealError } from '../vault/seal-error.ts';
import { toStored } from '../vault/stored-bytes.ts';
import { shareTipKey } from '../vault/tip-key.ts';
import { changeRecipients, earlierKeys, recoverable } from './recovery-tips.ts';
import { nothingToRenew } from './recovery-words.ts';

export interface RenewDeps {
  readonly secretsDir: string;
  readonly tips: Pick<TipStore, 'find' | 'listFor' | 'setRecipients'>;
  readonly audit: AuditLog;
  readonly clock: Clock;
}

export interface Renewed {
  /** The key that stands there now, and whether it was made by this. */
  readonly publicKey: string;
  readonly isNew: boolean;
  /** Tips that were sealed to it in place of the earlier one. */
  readonly resealed: number;
  /** Tips that are still sealed to an earlier one: damaged, of yet another key, or filed this moment. */
  readonly left: number;
}

/**
 * Seals every tip of a recovery key to the one in its place: to a new one when it is the present key whose papers
 * were brought, else to the present one. On record before it is done. Whoever else can open a tip still can. Killed
 * at any moment, every tip is sealed to a key that exists; doing it again goes on where it stopped.
 * @param pair out of two papers
 * @throws OperatorError when the private half of the present key is not on paper only
 */
export async function renewRecovery(
  deps: RenewDeps,
  { state, pair }: { readonly state: RecoveryState; readonly pair: KeyPair },
): Promise<Renewed> {
  const before = toStored(pair.publicKey);
  const isNew = before === state.publicKey;
  if (isNew && !state.sharesMade) throw new OperatorError(nothingToRenew);
  const detail = isNew ? 'new-key' : 'rest';
  await deps.audit.append({ who: theCommandLine, deed: 'recovery-key-renewed', detail });
  const { publicKey } = isNew ? replaceRecoveryKey(deps.secretsDir, before, deps.clock) : state;
  const resealed = await resealAll(deps.tips, pair, publicKey);
  const left = (await earlierKeys(deps.tips, publicKey)).reduce((sum, [, count]) => sum + count, 0);
  return { publicKey, isNew, resealed, left };
}

/** Again until nothing more is found: tips are filed in between, and stand before those that were looked at. */
async function resealAll(tips: RenewDeps['tips'], pair: KeyPair, publicKey: string): Promise<number> {
  const before = toStored(pair.publicKey);
  let resealed = 0;
  let found: number;
  do {
    found = 0;
    for await (const record of recoverable(tips, before)) {
      if (await reseal(tips, record, { pair, publicKey })) found += 1;
    }
    resealed += found;
  } while (found > 0);
  return resealed;
}

/** False when it is damaged, or was sealed to the new key by somebody else in between. */
async function reseal(
  tips: RenewDeps['tips'],
  first: TipRecord,
  { pair, publicKey }: { readonly pair: KeyPair; readonly publicKey: string },
): Promise<boolean> {
  try {
    return await changeRecipients(tips, first, async (record) =>
      shareTipKey(record, { id: recovery, pair }, { id: recovery, publicKey }),
    );
  } catch (error) {
    if (error instanceof SealError) return false;
    throw error;
  }
}
