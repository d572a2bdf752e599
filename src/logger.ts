import { type Logger, pino } from 'pino';

export type { Logger };

/**
 * JSON lines on standard output. Give it counts, names of faults and durations; never what a person wrote, who
 * they are, a token, code or key.
 */
export function createLogger(level: string): Logger {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime });
}
