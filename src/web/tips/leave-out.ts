import { z } from 'zod';
import type { StaffName } from '../../tips/desks.ts';
import { ticked } from './form-words.ts';

const schema = z.object({ leaveOut: ticked });

/** Names whose box was ticked: they shall not read it. Usernames are nobody's business. */
export const readLeaveOut = (body: unknown): readonly string[] => schema.parse(body ?? {}).leaveOut;

/** Two people of one name are both left out. @param shown as the page had them, whoever they are called now */
export function usernamesOf(names: readonly string[], shown: readonly StaffName[]): string[] {
  return shown.filter(({ name }) => names.includes(name)).map(({ username }) => username);
}
