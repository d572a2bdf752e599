import { faultOf, isAway, Refusal } from '../../errors.ts';
import type { Logger } from '../../logger.ts';
import { refusalLabels } from '../../text/labels.ts';
import { reportText } from '../../text/web-tip.ts';
import { SealError } from '../../vault/seal-error.ts';

interface Trouble {
  readonly status: number;
  readonly text: string;
}

/** What a person can do about an error, in words. Faults of ours are logged and told as passing. */
export function troubleOf({ logger }: { readonly logger: Logger }, error: unknown): Trouble {
  if (error instanceof Refusal) return { status: 422, text: refusalLabels[error.reason] };
  if (error instanceof SealError && error.reason === 'busy') return { status: 503, text: reportText.busy };
  return { status: faultStatus({ logger }, error), text: reportText.failed };
}

/** Logs a fault of ours; answers the status it is told with. */
export function faultStatus({ logger }: { readonly logger: Logger }, error: unknown): number {
  logger.error(faultOf(error), 'a page for reporters failed');
  return isAway(error) ? 503 : 500;
}
