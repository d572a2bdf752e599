import { setTimeout as pause } from 'node:timers/promises';

const everyMs = 10;

/** Resolves when the condition holds; rejects after `boundMs`, naming what was waited for. */
export async function until(
  what: string,
  condition: () => boolean | Promise<boolean>,
  boundMs = 10_000,
): Promise<void> {
  const end = Date.now() + boundMs;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error(`Not within ${boundMs} ms: ${what}`);
    await pause(everyMs);
  }
}
