import type { messagingApi } from '@line/bot-sdk';
import { checkSize, checkUnits } from './length.ts';
import type { Path, Report } from './problem.ts';

const TEXT_LIMIT = 5000;

/** Text message: 1 to 5000, at most 20 emojis, each on a `$` (REF, text message). */
export function checkText(message: messagingApi.TextMessage, at: Path, report: Report): void {
  checkUnits(message.text, TEXT_LIMIT, [...at, 'text'], report);
  const emojis = message.emojis ?? [];
  checkSize(emojis, 0, 20, [...at, 'emojis'], report);
  for (const [index, emoji] of emojis.entries()) {
    if (emoji.index === undefined || message.text[emoji.index] !== '$') {
      report([...at, 'emojis', index, 'index'], 'invalid property', 'the letter at index must be $');
    }
  }
}

/** Text message v2: at most 100 substitutions with keys of up to 20, of them 20 emojis and 20 mentions. */
export function checkTextV2(message: messagingApi.TextMessageV2, at: Path, report: Report): void {
  checkUnits(message.text, TEXT_LIMIT, [...at, 'text'], report);
  const entries = Object.entries(message.substitution ?? {});
  checkSize(entries, 0, 100, [...at, 'substitution'], report);
  for (const type of ['emoji', 'mention']) {
    const same = entries.filter(([, value]) => value.type === type);
    checkSize(same, 0, 20, [...at, 'substitution'], report);
  }
  for (const [key] of entries) {
    const here = [...at, 'substitution', key];
    checkUnits(key, 20, here, report);
    if (!message.text.includes(`{${key}}`)) report(here, 'invalid property', 'the text has no such place');
  }
}
