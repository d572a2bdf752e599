import { recovery } from '../tips/deps.ts';
import type { Sealee, TipRecord, TipStore } from '../tips/ports.ts';
import type { Recipient } from '../vault/tip-key.ts';

const atOnce = 50;
const tries = 5;

/** Every tip that is sealed to a recovery key, or to this one. */
export async function* recoverable(
  tips: Pick<TipStore, 'listFor'>,
  publicKey?: string,
): AsyncGenerator<TipRecord> {
  const sealedTo: Sealee = publicKey ? { id: recovery, publicKey } : recovery;
  let after: string | undefined;
  do {
    const page = await tips.listFor(sealedTo, { limit: atOnce, ...(after ? { after } : {}) });
    yield* page.records;
    after = page.next;
  } while (after);
}

/**
 * Seals a tip to others in one step. Somebody else may change who reads it, or what it says, at the same moment: then
 * it is judged anew and done to what stands there.
 * @param next null: nothing is to be done
 */
export async function changeRecipients(
  tips: Pick<TipStore, 'find' | 'setRecipients'>,
  first: TipRecord,
  next: (record: TipRecord) => Promise<readonly Recipient[] | null>,
): Promise<boolean> {
  let record: TipRecord | null = first;
  for (let round = 0; record && round < tries; round += 1) {
    const recipients = await next(record);
    if (!recipients) return false;
    if (await tips.setRecipients(record.id, record.recipients, recipients, record.head)) return true;
    record = await tips.find(record.number);
  }
  return false;
}

/** The recovery keys other than the present one that tips are sealed to, each with how many. */
export async function earlierKeys(
  tips: Pick<TipStore, 'listFor'>,
  present: string,
): Promise<readonly (readonly [publicKey: string, tips: number])[]> {
  const counts = new Map<string, number>();
  for await (const { recipients } of recoverable(tips)) {
    for (const { id, publicKey } of recipients) {
      if (id === recovery && publicKey !== present) counts.set(publicKey, (counts.get(publicKey) ?? 0) + 1);
    }
  }
  return [...counts];
}
