import { z } from 'zod';
import type { Input } from '../bot/input.ts';
import { commands } from '../bot/input.ts';
import type { Action } from '../bot/reply.ts';

/** What a tap can send back to us. */
export type Tapped = Extract<Input, { type: 'answer' | 'command' }>;

/** Longest `data` of a postback, in UTF-16 units (LINE, postback action). */
const dataLimit = 300;
/** Stands first, so that buttons of a later release never read as something else. */
const version = 1;

const part = z.string().max(dataLimit);
const answerSchema = z.tuple([z.literal(version), z.literal('a'), part, part, part]);
const commandSchema = z.tuple([z.literal(version), z.literal('c'), z.enum(commands)], part);
const dataSchema = z.union([answerSchema, commandSchema]);

/**
 * Writes what a tap means as the `data` of a postback: `[1,"a",session,step,value]` or
 * `[1,"c",command,argument?]`.
 * @throws RangeError when it is longer than LINE takes
 */
export function encodeAction(action: Extract<Action, { type: 'answer' | 'command' }>): string {
  const data = JSON.stringify(
    action.type === 'answer'
      ? [version, 'a', action.session, action.step, action.value]
      : [version, 'c', action.command, ...(action.argument === undefined ? [] : [action.argument])],
  );
  if (data.length > dataLimit) throw new RangeError(`a ${action.type} is too long for a postback`);
  return data;
}

/** Reads the `data` of a postback; null for anything that `encodeAction` of this version has not written. */
export function readPostback(data: string): Tapped | null {
  const read = dataSchema.safeParse(parseJson(data));
  if (!read.success) return null;
  if (read.data[1] === 'a') {
    const [, , session, step, value] = read.data;
    return { type: 'answer', session, step, value };
  }
  const [, , command, argument, ...more] = read.data;
  if (more.length > 0) return null;
  return { type: 'command', command, ...(argument === undefined ? {} : { argument }) };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
