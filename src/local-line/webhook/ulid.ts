import type { Random } from '../channel.ts';

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A ULID: 10 letters of time and 16 of chance, as LINE's `webhookEventId`. */
export function ulid(time: number, random: Random): string {
  let text = '';
  let rest = time;
  for (let place = 0; place < 10; place += 1) {
    text = CROCKFORD.charAt(rest % 32) + text;
    rest = Math.floor(rest / 32);
  }
  for (const byte of random(16)) text += CROCKFORD.charAt(byte % 32);
  return text;
}
