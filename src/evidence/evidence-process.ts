import { Worker } from 'node:worker_threads';
import type { Told } from './ask-process.ts';
import { type Job, prepare } from './evidence-jobs.ts';

// Does one job after another for the process that started it, and ends with it, not before: whoever stops the service
// may stop all its processes at once, and a job that ends half done would be taken for a file that cannot be read.
process.on('message', async (job: Job) => {
  const work = await prepare(job);
  // Work that keeps this thread busy must not hold the word back.
  await new Promise<void>((resolve) => tell({ begun: true }, resolve));
  tell({ answer: await work() });
});
process.on('disconnect', () => process.exit());
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => {});
new Worker(new URL('./end-with-parent.js', import.meta.url)).on('error', () => {}).unref();

function tell(told: Told, sent = () => {}): void {
  process.send?.(told, sent);
}
