import type { Clock } from '../clock.ts';
import { faultOf } from '../errors.ts';
import type { Logger } from '../logger.ts';

const lookMs = 1_000;

/**
 * Runs a job again and again, once `ms` have gone by on the clock since its last run ended; it looks once a second.
 * A failed run is logged and the next one comes.
 */
export function every(
  ms: number,
  name: string,
  job: () => Promise<void>,
  { clock, logger }: { clock: Clock; logger: Logger },
): { stop(): void } {
  let isStopped = false;
  let timer: NodeJS.Timeout | undefined;
  let endedAt = clock().getTime();
  const look = async () => {
    const gone = clock().getTime() - endedAt;
    // A clock that was set back must not stop the work.
    if (ms <= lookMs || gone >= ms || gone < 0) {
      await job().catch((error) => logger.warn({ ...faultOf(error), job: name }, 'a job failed'));
      endedAt = clock().getTime();
    }
    next();
  };
  const next = () => {
    if (!isStopped) timer = setTimeout(look, Math.min(ms, lookMs)).unref();
  };
  next();
  return {
    stop() {
      isStopped = true;
      clearTimeout(timer);
    },
  };
}
