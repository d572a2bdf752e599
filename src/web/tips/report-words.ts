import { z } from 'zod';
import { reportText } from '../../text/web-tip.ts';
import type { Identity, TipReporter } from '../../tips/tip.ts';
import { typed, wordLimits } from './form-words.ts';

export const identities = ['anonymous', 'confidential', 'named'] as const satisfies readonly Identity[];

const schema = z.object({
  happened: typed,
  when: typed,
  where: typed,
  evidence: typed,
  contact: typed,
  identity: z.enum(identities).catch('anonymous'),
});

/** All that is typed into the form of a tip. */
export type ReportWords = z.infer<typeof schema>;

export const readReportWords = (body: unknown): ReportWords => schema.parse(body ?? {});

export type ReportFaults = Partial<Record<Exclude<keyof ReportWords, 'identity'>, string>>;

/** What keeps it from being sent, by field. */
export function faultsOfReport(words: ReportWords): ReportFaults {
  const faults: ReportFaults = {};
  for (const field of ['happened', 'when', 'where', 'evidence', 'contact'] as const) {
    const most = wordLimits[field];
    if (words[field].length > most) faults[field] = reportText.tooLong(most);
  }
  if (!words.happened) faults.happened = reportText.happenedMissing;
  const isAnonymous = words.identity === 'anonymous';
  if (isAnonymous && words.contact) faults.contact = reportText.contactUnwanted;
  if (!isAnonymous && !words.contact) faults.contact = reportText.contactMissing;
  return faults;
}

export function reporterOf({ identity, contact }: ReportWords): TipReporter {
  return identity === 'anonymous' ? { how: identity } : { how: identity, contact: { text: contact } };
}
