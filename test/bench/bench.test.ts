import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Figure } from '../../bench/figure.ts';
import { pagesUnderTest } from '../../bench/page-list.ts';
import { scales } from '../../bench/scale.ts';
import { storyNames } from '../../bench/stories.ts';

const run = promisify(execFile);
const script = fileURLToPath(new URL('../../dist/bench/bench.js', import.meta.url));

const ofTurns = scales.smoke.turns.crowds.flatMap(({ villagers }) =>
  storyNames.flatMap((story) =>
    [
      'turns per second',
      'answer p50',
      'answer p99',
      'acknowledged p50',
      'acknowledged p99',
      'app CPU per turn',
      'engine CPU per turn',
      'MongoDB commands per turn',
    ].map((what) => `${story}, ${villagers} at once: ${what}`),
  ),
);
const ofPages = pagesUnderTest.map(({ name }) => `${name}: many tickets / few`);
const others = [
  'memory of the app after all turns',
  'memory of the app after all pages: many tickets / few',
  'start: product / floor',
  'memory of the app at start: product / floor',
  'start with its own engine: many tickets / none',
  'memory of the app at start: many tickets / none',
  'memory of the engine at start: many tickets / none',
];

describe('the benchmark', () => {
  test('measures every figure at its smallest scale, and ends by itself', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'service-desk-bench-'));
    try {
      const { stdout } = await run(process.execPath, [script, '--smoke', '--json', '--folder', folder]);
      const { figures } = JSON.parse(stdout) as { figures: Figure[] };
      expect(figures.map(({ name }) => name).sort()).toEqual([...ofTurns, ...ofPages, ...others].sort());
      const timed = figures.filter(({ name }) => /per second|p50|p99|start:|\/ few/.test(name));
      expect(timed.filter(({ ratio }) => !(ratio > 0))).toEqual([]);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }, 300_000);

  test('names its flags when it gets one that it does not know', async () => {
    await expect(run(process.execPath, [script, '--fast'])).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining('--quick'),
    });
  });
});
