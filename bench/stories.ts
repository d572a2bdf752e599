import type { Villager } from '../src/local-line/villager.ts';
import { commandLabels, controlLabels } from '../src/text/bot.ts';
import type { Bot } from './bots.ts';
import { complaintText } from './phrases.ts';

/** What a villager does. Each deed goes through `turn`, which waits for its answer and counts it. */
export type Story = (villager: Villager, turn: (deed: Promise<unknown>) => Promise<void>) => Promise<void>;

export const storyNames = ['menu', 'complaint'] as const;
export type StoryName = (typeof storyNames)[number];

const complaintTurns = 7;

/** Tells what villagers do. The floor has no buttons: there the same number of texts stands for a complaint. */
export function storyOf(bot: Bot, name: StoryName, category: string): Story {
  if (name === 'menu') return askMenu;
  return bot === 'product' ? complain(category) : writeOn;
}

const askMenu: Story = (villager, turn) => turn(villager.says(commandLabels.menu));

function complain(category: string): Story {
  return async (villager, turn) => {
    await turn(villager.says(commandLabels.menu));
    await turn(villager.taps(commandLabels.complaint));
    await turn(villager.taps(category));
    await turn(villager.says(complaintText));
    await turn(villager.taps(controlLabels.skip));
    await turn(villager.taps(controlLabels.skip));
    await turn(villager.taps(controlLabels.send));
  };
}

const writeOn: Story = async (villager, turn) => {
  for (let turns = 0; turns < complaintTurns; turns += 1) await turn(villager.says(complaintText));
};
