import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { readEngineFile } from '../src/mongo/embedded/engine-file.ts';
import { type Bot, startBot } from './bots.ts';
import type { Child } from './child.ts';
import { desksFolder, openDesks } from './desks.ts';
import { openEngine } from './engine.ts';
import { type Figure, figure, type Pair } from './figure.ts';
import type { Flags } from './flags.ts';
import { residentMb } from './meter.ts';

/** One start: how long until ready, and the memory in use then. */
interface Start {
  readonly readyMs: number;
  readonly appMb: number;
  readonly engineMb: number;
}

/** How long a start takes and how much memory: against the floor's, and with very many tickets against none. */
export async function measureStart(flags: Flags, say: (line: string) => void): Promise<Figure[]> {
  return [...(await againstFloor(flags, say)), ...(await manyAgainstNone(flags, say))];
}

/** Both beside an engine that runs already, on a database that has been used before. */
async function againstFloor(flags: Flags, say: (line: string) => void): Promise<Figure[]> {
  const folder = join(flags.folder, 'start');
  rmSync(folder, { recursive: true, force: true });
  const engine = await openEngine(folder);
  const start = async (bot: Bot): Promise<Start> => {
    const child = await startBot(bot, { mongodbUri: engine.uriOf(bot), dataDir: folder });
    return close(child, residentMb(engine.pid));
  };
  const rounds = await inTurn(
    flags,
    () => start('floor'),
    () => start('product'),
    (round) => say(`start: floor and product, ${round}`),
  );
  await engine.close();
  rmSync(folder, { recursive: true, force: true });
  return [
    figure('start: product / floor', rounds.map(pairOf('readyMs'))),
    figure('memory of the app at start: product / floor', rounds.map(pairOf('appMb'))),
  ];
}

/** The product with its own engine: the engine's start counts. */
async function manyAgainstNone(flags: Flags, say: (line: string) => void): Promise<Figure[]> {
  const desks = await openDesks(flags, say);
  await desks.engine.close();
  const empty = join(flags.folder, 'empty');
  rmSync(empty, { recursive: true, force: true });
  const start = async (dataDir: string): Promise<Start> => {
    const child = await startBot('product', { dataDir });
    const engine = await readEngineFile(dataDir);
    return close(child, residentMb(engine?.enginePid ?? 0));
  };
  const rounds = await inTurn(
    flags,
    () => start(empty),
    () => start(desksFolder(flags)),
    (round) => say(`start: no tickets and very many, ${round}`),
  );
  rmSync(empty, { recursive: true, force: true });
  return [
    figure('start with its own engine: many tickets / none', rounds.map(pairOf('readyMs'))),
    figure('memory of the app at start: many tickets / none', rounds.map(pairOf('appMb'))),
    figure('memory of the engine at start: many tickets / none', rounds.map(pairOf('engineMb'))),
  ];
}

interface Round {
  readonly base: Start;
  readonly value: Start;
}

/** Starts both in turn. The first start of each makes collections and indexes, and is not counted. */
async function inTurn(
  { scale }: Flags,
  startBase: () => Promise<Start>,
  startValue: () => Promise<Start>,
  tell: (round: string) => void,
): Promise<Round[]> {
  await startBase();
  await startValue();
  const rounds: Round[] = [];
  for (let round = 1; round <= scale.start.rounds; round += 1) {
    tell(`round ${round} of ${scale.start.rounds}`);
    rounds.push({ base: await startBase(), value: await startValue() });
  }
  return rounds;
}

async function close(child: Child, engineMb: number): Promise<Start> {
  const appMb = residentMb(child.pid);
  await child.stop();
  return { readyMs: child.startedInMs, appMb, engineMb };
}

const pairOf =
  (what: keyof Start) =>
  ({ base, value }: Round): Pair => ({ base: base[what], value: value[what] });
