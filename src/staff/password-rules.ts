import { StaffRefusal } from './staff-refusal.ts';

const shortest = 8;
const longest = 200;
const fewestDifferent = 4;
const runs = ['01234567890123456789', '98765432109876543210', 'abcdefghijklmnopqrstuvwxyz', 'qwertyuiop'];
const firstGuesses = ['password', 'qwertyuiop', 'admin', 'officer'];

/** One spelling for what two keyboards may encode differently (Thai sara am), as NIST SP 800-63B advises. */
export function readPassword(typed: string): string {
  return typed.normalize('NFKC');
}

/**
 * Checks a new password: 8 to 200 characters (NIST SP 800-63B) and not among the first that anybody would guess.
 * Guessing is slowed by the lock-out; length helps more than rules, so there are few.
 * @throws StaffRefusal `password-too-short`, `password-too-long`, `password-too-easy`
 */
export function checkNewPassword(password: string, username: string): void {
  const characters = [...password];
  if (characters.length < shortest) throw new StaffRefusal('password-too-short');
  if (characters.length > longest) throw new StaffRefusal('password-too-long');
  const small = password.toLowerCase();
  const word = small.replace(/[^\p{L}]+$/u, '');
  const isGuess = runs.some((run) => run.includes(small)) || [...firstGuesses, username].includes(word);
  if (isGuess || new Set(characters).size < fewestDifferent) throw new StaffRefusal('password-too-easy');
}
