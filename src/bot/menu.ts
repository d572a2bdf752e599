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
    options: waits ? [commandOption('resume'), ...options] : options,
  };
}

export function say(text: string, options?: readonly Option[]): Reply {
  return { type: 'text', text, ...(options ? { options } : {}) };
}

export const sayExpired = (): Reply => say(botTexts.expired);
