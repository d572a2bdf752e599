import { botTexts, commandLabels, menuItems } from '../text/bot.ts';
import type { Conversation } from './conversation.ts';
import type { Command } from './input.ts';
import type { Option, Reply } from './reply.ts';

/** A tap on a command. */
export function commandOption(command: Command, argument?: string): Option {
  return {
    label: commandLabels[command],
    action: { type: 'command', command, ...(argument ? { argument } : {}) },
  };
}

/** The main menu; an unfinished flow can be taken up again from it. */
export function menu(conversation: Conversation): Reply {
  const waits = conversation.session ?? conversation.parked;
  const options = menuItems.map(({ command, label }) => ({
    label,
    action: { type: 'command' as const, command },
  }));
  return {
    type: 'menu',
    items: menuItems.map(({ command, label, about }) => ({
      label,
      about,
      action: { type: 'command', command },
    })),
    options: waits ? [commandOption('resume', waits.id), ...options] : options,
  };
}

/** Reminds of an unfinished flow after something else was shown: its question still waits for an answer. */
export function withResume(conversation: Conversation, replies: readonly Reply[]): readonly Reply[] {
  const last = replies.at(-1);
  const waits = conversation.session ?? conversation.parked;
  if (!last || !waits) return replies;
  const options = [commandOption('resume', waits.id), ...(last.options ?? [])];
  return [...replies.slice(0, -1), { ...last, options }];
}

export function say(text: string, options?: readonly Option[]): Reply {
  return { type: 'text', text, ...(options ? { options } : {}) };
}

/** Says that an unfinished flow is gone; another one may still be under way. */
export function sayExpired(conversation: Conversation): Reply {
  return say(conversation.session ? botTexts.expiredParked : botTexts.expired);
}
