import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type LocalLine, startLocalLine } from '../src/local-line/local-line.ts';
import { loadOffice } from '../src/office/load-office.ts';
import { type Bot, channel, startBot } from './bots.ts';
import type { Child } from './child.ts';
import { closeAtEnd } from './closing.ts';
import { type BenchEngine, openEngine } from './engine.ts';
import { type Figure, figure, type Pair, quantile } from './figure.ts';
import type { Flags } from './flags.ts';
import { type Outcome, runLoad } from './load.ts';
import { cpuMs, residentMb } from './meter.ts';
import type { Crowd } from './scale.ts';
import { type StoryName, storyNames, storyOf } from './stories.ts';

/** What one side needed for one crowd's story. */
interface Measured extends Outcome {
  readonly appCpuMs: number;
  readonly engineCpuMs: number;
  readonly commands: number;
}

interface BothMeasured {
  readonly floor: Measured;
  readonly product: Measured;
}

interface Act {
  readonly crowd: Crowd;
  readonly story: StoryName;
}

interface Stage {
  readonly line: LocalLine;
  readonly engine: BenchEngine;
  readonly bots: Readonly<Record<Bot, Child>>;
  readonly category: string;
}

const perSecondAim = { atLeast: 0.5 };
const acknowledgeAim = { atMost: 2 };
const warmUp: Crowd = { villagers: 20, menus: 10, complaints: 2 };

/** Turns a second, waiting times, and what they cost, of the product against the floor. */
export async function measureTurns(flags: Flags, say: (line: string) => void): Promise<Figure[]> {
  const folder = join(flags.folder, 'turns');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const stage = await setStage(flags, folder);
  const { rounds, crowds } = flags.scale.turns;
  const acts = crowds.flatMap((crowd) => storyNames.map((story) => ({ crowd, story })));
  if (rounds > 1) for (const story of storyNames) await playBoth(stage, { crowd: warmUp, story }, 0);
  const played = new Map<string, BothMeasured[]>(acts.map((act) => [titleOf(act), []]));
  for (let round = 1; round <= rounds; round += 1) {
    for (const act of acts) {
      say(`turns, round ${round} of ${rounds}: ${titleOf(act)}`);
      played.get(titleOf(act))?.push(await playBoth(stage, act, round));
    }
  }
  for (const [title, pairs] of played) warnOfFailures(title, pairs, say);
  const memory = { base: residentMb(stage.bots.floor.pid), value: residentMb(stage.bots.product.pid) };
  for (const part of [stage.bots.product, stage.bots.floor, stage.engine]) {
    await ('stop' in part ? part.stop() : part.close());
  }
  await stage.line.close();
  rmSync(folder, { recursive: true, force: true });
  return [
    ...[...played].flatMap(([title, pairs]) => figuresOf(title, pairs)),
    figure('memory of the app after all turns', [memory]),
  ];
}

async function setStage(flags: Flags, folder: string): Promise<Stage> {
  const line = await startLocalLine({ ...channel, validation: 'off', rateLimit: 'off', monthlyQuota: null });
  closeAtEnd(() => line.close());
  const engine = await openEngine(folder);
  const start = (bot: Bot, profiles?: string) =>
    startBot(bot, {
      lineUrl: line.url,
      mongodbUri: engine.uriOf(bot),
      dataDir: folder,
      ...(profiles ? { profiles } : {}),
    });
  const bots = {
    floor: await start('floor'),
    product: await start('product', flags.isProfiled ? join(flags.folder, 'profiles') : undefined),
  };
  const category = loadOffice('office').categories[0]?.name ?? '';
  return { line, engine, bots, category };
}

const titleOf = ({ crowd, story }: Act) => `${story}, ${crowd.villagers} at once`;

/** Each round, the other side goes first. */
async function playBoth(stage: Stage, act: Act, round: number): Promise<BothMeasured> {
  if (round % 2 === 0) {
    const product = await play(stage, 'product', act);
    return { floor: await play(stage, 'floor', act), product };
  }
  const floor = await play(stage, 'floor', act);
  return { floor, product: await play(stage, 'product', act) };
}

async function play(
  { line, engine, bots, category }: Stage,
  bot: Bot,
  { crowd, story }: Act,
): Promise<Measured> {
  line.setWebhookUrl(`${bots[bot].url}/webhook`);
  const villagers = Array.from({ length: crowd.villagers }, () => line.addVillager());
  const used = async () => ({
    app: cpuMs(bots[bot].pid),
    engine: cpuMs(engine.pid),
    commands: await engine.commands(),
  });
  const before = await used();
  const outcome = await runLoad(line, {
    villagers,
    story: storyOf(bot, story, category),
    times: story === 'menu' ? crowd.menus : crowd.complaints,
  });
  const after = await used();
  return {
    ...outcome,
    appCpuMs: after.app - before.app,
    engineCpuMs: after.engine - before.engine,
    commands: after.commands - before.commands,
  };
}

function warnOfFailures(title: string, pairs: readonly BothMeasured[], say: (line: string) => void): void {
  for (const bot of ['floor', 'product'] as const) {
    const failed = pairs.reduce((sum, pair) => sum + pair[bot].failed, 0);
    if (failed > 0)
      say(`NOT TO BE TRUSTED: ${title}: ${failed} stories of the ${bot} were not answered in time`);
  }
}

function figuresOf(title: string, rounds: readonly BothMeasured[]): Figure[] {
  const pairs = (of: (side: Measured) => number): Pair[] =>
    rounds.map(({ floor, product }) => ({ base: of(floor), value: of(product) }));
  return [
    figure(
      `${title}: turns per second`,
      pairs((side) => side.turnsPerSecond),
      perSecondAim,
    ),
    figure(
      `${title}: answer p50`,
      pairs((side) => quantile(side.storyMs, 0.5)),
    ),
    figure(
      `${title}: answer p99`,
      pairs((side) => quantile(side.storyMs, 0.99)),
    ),
    figure(
      `${title}: acknowledged p50`,
      pairs((side) => quantile(side.acknowledgeMs, 0.5)),
    ),
    figure(
      `${title}: acknowledged p99`,
      pairs((side) => quantile(side.acknowledgeMs, 0.99)),
      acknowledgeAim,
    ),
    figure(
      `${title}: app CPU per turn`,
      pairs((side) => side.appCpuMs / side.turns),
    ),
    figure(
      `${title}: engine CPU per turn`,
      pairs((side) => side.engineCpuMs / side.turns),
    ),
    figure(
      `${title}: MongoDB commands per turn`,
      pairs((side) => side.commands / side.turns),
    ),
  ];
}
