import { quotaText } from '../../text/console.ts';
import type { QuotaState } from '../deps.ts';

/** The month's push messages: used, left, waiting; with a word of warning from half on. */
export function QuotaLine({ quota }: { quota: QuotaState | null }) {
  if (!quota) return <p class="quota">{`${quotaText.label}: ${quotaText.unknown}`}</p>;
  const { limit, used, waiting } = quota;
  const warning = limit === null ? null : warningOf(used / Math.max(limit, 1));
  return (
    <p class={`quota ${warning?.class ?? ''}`}>
      <span>{`${quotaText.label}: ${limit === null ? quotaText.unlimited(used) : quotaText.used(used, limit)}`}</span>
      {warning ? <strong>{warning.words}</strong> : null}
      {waiting > 0 ? <span>{quotaText.waiting(waiting)}</span> : null}
    </p>
  );
}

function warningOf(share: number): { words: string; class: string } | null {
  if (share >= 0.95) return { words: quotaText.spent, class: 'quota-spent' };
  if (share >= 0.8) return { words: quotaText.low, class: 'quota-low' };
  return share >= 0.5 ? { words: quotaText.half, class: 'quota-half' } : null;
}
