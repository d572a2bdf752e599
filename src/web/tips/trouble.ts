import { Refusal } from '../../errors.ts';
import { refusalLabels } from '../../text/labels.ts';
import { reportText } from '../../text/web-tip.ts';
import { SealError } from '../../vault/seal-error.ts';

/** What a person can do about an error, in words; undefined for faults of ours. */
export function troubleOf(error: unknown): { status: number; text: string } | undefined {
  if (error instanceof Refusal) return { status: 422, text: refusalLabels[error.reason] };
  if (error instanceof SealError && error.reason === 'busy') return { status: 503, text: reportText.busy };
  return undefined;
}
