import { textOf } from '../../src/local-line/text-of.ts';
import type { Villager } from '../../src/local-line/villager.ts';

type Messages = Awaited<ReturnType<Villager['says']>>;

/** All words of some messages. */
export const wordsOf = (messages: Messages): string => messages.map((message) => textOf(message)).join('\n');

/** How many of the bot's messages to a villager hold these words. */
export function timesRead(villager: Villager, words: string | RegExp): number {
  return villager.sees.filter((entry) => entry.from === 'bot' && textOf(entry.message).match(words)).length;
}

/** The ticket number in some messages. */
export function numberIn(messages: Messages): string {
  const [number] = /[CRT]-25\d\d-\d{4}/.exec(wordsOf(messages)) ?? [];
  if (!number) throw new Error('There is no ticket number in these messages');
  return number;
}

/** Takes a villager through a complaint; answers its number. */
export async function complains(villager: Villager, what = 'ถนนเป็นหลุมลึกหน้าโรงเรียน'): Promise<string> {
  await villager.says('ร้องเรียน');
  await villager.taps('ถนน');
  await villager.says(what);
  await villager.taps('หมู่ 3');
  await villager.taps('ข้าม');
  return numberIn(await villager.taps('ส่งเรื่อง'));
}
