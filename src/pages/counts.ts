import { createHmac } from 'node:crypto';
import { isIPv6 } from 'node:net';
import type { Clock } from '../clock.ts';
import type { NewId } from '../tickets/ports.ts';

const dayMs = 24 * 60 * 60 * 1000;
const mostKept = 20_000;

/** How often something was done lately, by whom: only ever in memory, and never under an address. */
export interface Counts {
  /** What an address is called here until the key goes; tells nothing without it. */
  sourceOf(address: string): string;
  /** Counts one more, or as much as told, and answers the sum of the window of so many minutes that `now` is in. */
  add(name: string, minutes: number, amount?: number): number;
  /** The sum, without one more. */
  look(name: string, minutes: number): number;
}

/** The key is thrown away after a day, and what was counted under it goes with it. */
export function counts(clock: Clock, newId: NewId): Counts {
  let since = 0;
  let key = '';
  const kept = new Map<string, { window: number; count: number }>();
  const renew = () => {
    if (key && clock().getTime() - since < dayMs) return;
    since = clock().getTime();
    key = newId() + newId();
    kept.clear();
  };
  const windowOf = (minutes: number) => Math.floor(clock().getTime() / (minutes * 60_000));
  const look = (name: string, minutes: number) => {
    renew();
    const found = kept.get(name);
    return found?.window === windowOf(minutes) ? found.count : 0;
  };
  return {
    sourceOf(address) {
      renew();
      return createHmac('sha256', key).update(networkOf(address)).digest('base64url').slice(0, 22);
    },
    add(name, minutes, amount = 1) {
      const count = look(name, minutes) + amount;
      // Put last, so that what was not counted for longest is the first to go.
      kept.delete(name);
      kept.set(name, { window: windowOf(minutes), count });
      if (kept.size > mostKept) kept.delete(kept.keys().next().value ?? '');
      return count;
    },
    look,
  };
}

/** One household has one IPv4 address, and 2^64 of IPv6. */
function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
  if (!isIPv6(plain)) return plain;
  const [head = '', tail] = plain.split('::');
  const left = head ? head.split(':') : [];
  const right = tail ? tail.split(':') : [];
  const zeros =
    tail === undefined ? [] : Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0');
  return [...left, ...zeros, ...right]
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':');
}
