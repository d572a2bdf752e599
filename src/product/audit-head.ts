import { keepHead } from '../audit/kept-head.ts';
import type { AuditStore } from '../audit/ports.ts';
import type { Logger } from '../logger.ts';

/**
 * A job that keeps the end of the chain in SECRETS_DIR; call it once a second, and when the process ends. That the
 * chain no longer holds what was kept is logged once: `npm run audit -- verify` tells more.
 */
export function headKeeper(
  store: Pick<AuditStore, 'appended' | 'hashAt'>,
  folder: string,
  logger: Logger,
): () => Promise<void> {
  let lookedAt = -1;
  let isTold = false;
  return async () => {
    const seq = store.appended()?.seq ?? 0;
    if (seq === lookedAt) return;
    const outcome = await keepHead(store, folder);
    lookedAt = seq;
    if (outcome !== 'lost' || isTold) return;
    isTold = true;
    logger.error('the audit chain does not hold the head kept in SECRETS_DIR: run npm run audit -- verify');
  };
}
