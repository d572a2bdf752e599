import { doHere, type Job } from './evidence-jobs.ts';

// Does one job after another for the process that started it, and ends with it, not before: whoever stops the service
// may stop all its processes at once, and a job that ends half done would be taken for a file that cannot be read.
process.on('message', async (job: Job) => process.send?.(await doHere(job)));
process.on('disconnect', () => process.exit());
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => {});
