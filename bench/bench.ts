import { mkdirSync } from 'node:fs';
import { OperatorError } from '../src/errors.ts';
import { closeAll } from './closing.ts';
import type { Figure } from './figure.ts';
import { type Flags, type Part, readFlags } from './flags.ts';
import { clearProfiles, hotSpots } from './hot-spots.ts';
import { measurePages } from './pages.ts';
import { measureStart } from './start.ts';
import { table } from './table.ts';
import { measureTurns } from './turns.ts';

process.env.TZ = 'Asia/Bangkok';

type Measure = (flags: Flags, say: (line: string) => void) => Promise<Figure[]>;

const measures: Readonly<Record<Part, Measure>> = {
  turns: measureTurns,
  pages: measurePages,
  start: measureStart,
};
const say = (line: string) => process.stderr.write(`${line}\n`);
const tell = (text: string) => process.stdout.write(`${text}\n`);

async function run(flags: Flags): Promise<void> {
  mkdirSync(flags.folder, { recursive: true });
  if (flags.isProfiled) clearProfiles(flags);
  const figures: Figure[] = [];
  for (const part of flags.parts) {
    const measured = await measures[part](flags, say);
    figures.push(...measured);
    if (!flags.isJson) tell(`\n${part}\n${table(measured)}`);
    if (flags.isProfiled) say(hotSpots(flags));
  }
  if (flags.isJson) tell(JSON.stringify({ scale: flags.scale.name, figures }, null, 2));
}

async function end(code: number, line?: string): Promise<never> {
  if (line) say(line);
  await closeAll();
  process.exit(code);
}

process.once('SIGINT', () => void end(130));
process.once('SIGTERM', () => void end(143));

try {
  const flags = readFlags(process.argv.slice(2));
  const { longestMs } = flags.scale;
  setTimeout(
    () => void end(1, `The benchmark takes longer than ${longestMs} ms: stopped.`),
    longestMs,
  ).unref();
  await run(flags);
  await end(0);
} catch (error) {
  await end(1, error instanceof OperatorError ? error.message : `The benchmark failed: ${String(error)}`);
}
