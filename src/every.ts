import { faultOf } from './errors.ts';
import type { Logger } from './logger.ts';

/** Runs a job again and again, `ms` after its last run ended; a failed run is logged and the next one comes. */
export function every(ms: number, name: string, job: () => Promise<void>, logger: Logger): { stop(): void } {
  let isStopped = false;
  let timer: NodeJS.Timeout | undefined;
  const next = () => {
    if (isStopped) return;
    timer = setTimeout(async () => {
      await job().catch((error) => logger.warn({ ...faultOf(error), job: name }, 'a job failed'));
      next();
    }, ms);
    timer.unref();
  };
  next();
  return {
    stop() {
      isStopped = true;
      clearTimeout(timer);
    },
  };
}
