import { z } from 'zod';
import type { Clock } from '../clock.ts';
import type { LockBox } from '../vault/lock-box.ts';
import { fromStored, toStored } from '../vault/stored-bytes.ts';

export interface LockedField<T> {
  /** @param until when it runs out, in milliseconds; counted from now unless given */
  lock(value: T, until?: number): string;
  /** Null when it ran out, is not of ours, or the machine was started anew since. */
  open(text: unknown): { readonly value: T; readonly until: number } | null;
}

/**
 * What a form has to know of the page before it, as a hidden field that says nothing to who finds the page: nothing
 * of an unfinished tip is kept on this side.
 */
export function lockedField<T>(
  { box, clock }: { readonly box: LockBox; readonly clock: Clock },
  { purpose, minutes, schema }: { purpose: string; minutes: number; schema: z.ZodType<T> },
): LockedField<T> {
  const whole = z.object({ until: z.number(), value: schema });
  return {
    lock(value, until = clock().getTime() + minutes * 60_000) {
      return toStored(box.lock(Buffer.from(JSON.stringify({ until, value })), purpose, 'form'));
    },
    open(text) {
      const plain = typeof text === 'string' ? opened(box, text, purpose) : null;
      const read = whole.safeParse(plain);
      return read.success && read.data.until > clock().getTime() ? read.data : null;
    },
  };
}

function opened(box: LockBox, text: string, purpose: string): unknown {
  try {
    const plain = box.open(fromStored(text), purpose, 'form');
    return plain && JSON.parse(Buffer.from(plain).toString('utf8'));
  } catch {
    return null;
  }
}
