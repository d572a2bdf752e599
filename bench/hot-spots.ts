import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Flags } from './flags.ts';

interface Profile {
  readonly nodes: readonly ProfileNode[];
  readonly samples: readonly number[];
  /** Microseconds since the sample before. */
  readonly timeDeltas: readonly number[];
}

interface ProfileNode {
  readonly id: number;
  readonly callFrame: {
    readonly functionName: string;
    readonly url: string;
    readonly lineNumber: number;
  };
}

const shown = 25;
const idle = new Set(['(idle)', '(root)']);

export function clearProfiles({ folder }: Flags): void {
  rmSync(join(folder, 'profiles'), { recursive: true, force: true });
}

/** Where the product's processor time went: shares by package or folder, then by function. */
export function hotSpots({ folder }: Flags): string {
  const profiles = join(folder, 'profiles');
  const files = readdirSync(profiles).filter((name) => name.endsWith('.cpuprofile'));
  const byPlace = new Map<string, number>();
  const byFunction = new Map<string, number>();
  for (const file of files) {
    add(JSON.parse(readFileSync(join(profiles, file), 'utf8')) as Profile, byPlace, byFunction);
  }
  return [
    'processor time of the product, by place',
    ...top(byPlace),
    'and by function',
    ...top(byFunction),
  ].join('\n');
}

function add(profile: Profile, byPlace: Map<string, number>, byFunction: Map<string, number>): void {
  const nodes = new Map(profile.nodes.map((node) => [node.id, node.callFrame]));
  for (const [at, id] of profile.samples.entries()) {
    const frame = nodes.get(id);
    if (!frame || idle.has(frame.functionName)) continue;
    const micros = profile.timeDeltas[at] ?? 0;
    const file = fileOf(frame.url);
    const place = file ? placeOf(file) : frame.functionName || 'native';
    const name = file
      ? `${frame.functionName || '(top)'} ${file}:${frame.lineNumber + 1}`
      : frame.functionName;
    byPlace.set(place, (byPlace.get(place) ?? 0) + micros);
    byFunction.set(name, (byFunction.get(name) ?? 0) + micros);
  }
}

function fileOf(url: string): string {
  return url.startsWith('file:') ? relative(process.cwd(), fileURLToPath(url)) : url;
}

/** A package, a folder of the product, or Node itself. */
function placeOf(file: string): string {
  const [, name] = /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file) ?? [];
  if (name) return name;
  return file.startsWith('node:') ? (file.split('/')[0] ?? file) : file.split('/').slice(0, -1).join('/');
}

function top(shares: ReadonlyMap<string, number>): string[] {
  const all = [...shares.values()].reduce((sum, micros) => sum + micros, 0);
  return [...shares]
    .sort(([, a], [, b]) => b - a)
    .slice(0, shown)
    .map(([name, micros]) => `${((100 * micros) / all).toFixed(1).padStart(6)} %  ${name}`);
}
