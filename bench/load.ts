import { setTimeout as pause } from 'node:timers/promises';
import type { LocalLine } from '../src/local-line/local-line.ts';
import type { Villager } from '../src/local-line/villager.ts';
import type { Story } from './stories.ts';

/** What came of a crowd's talk. Times in milliseconds. */
export interface Outcome {
  readonly turns: number;
  readonly failed: number;
  readonly turnsPerSecond: number;
  /** From the first deed of a story to its last answer, as the villager waits. */
  readonly storyMs: readonly number[];
  /** From the post of a webhook to its 200, as LINE waits. */
  readonly acknowledgeMs: readonly number[];
}

const longestRunMs = 20_000;
const settleMs = 200;

/** Lets each villager live through the story several times, all villagers at once, none waiting for another. */
export async function runLoad(
  line: LocalLine,
  { villagers, story, times }: { villagers: readonly Villager[]; story: Story; times: number },
): Promise<Outcome> {
  line.forgetLog();
  const storyMs: number[] = [];
  let turns = 0;
  let failed = 0;
  const startedAt = performance.now();
  const turn = async (deed: Promise<unknown>) => {
    await deed;
    turns += 1;
  };
  const live = async (villager: Villager) => {
    for (let done = 0; done < times && performance.now() - startedAt < longestRunMs; done += 1) {
      const from = performance.now();
      try {
        await story(villager, turn);
        storyMs.push(performance.now() - from);
      } catch {
        failed += 1;
      }
    }
  };
  await Promise.all(villagers.map(live));
  const seconds = (performance.now() - startedAt) / 1000;
  await pause(settleMs);
  const acknowledgeMs = line.deliveries.flatMap(({ attempts }) => attempts.map(({ tookMs }) => tookMs));
  return { turns, failed, turnsPerSecond: turns / seconds, storyMs, acknowledgeMs };
}
