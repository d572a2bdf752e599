import { formText } from '../../text/web-tip.ts';

const reasons = {
  tooBig: { status: 413, title: formText.tooBigTitle, text: formText.tooBig },
  tooLong: { status: 413, title: formText.tooLongTitle, text: formText.tooLong },
  broken: { status: 400, title: formText.brokenTitle, text: formText.broken },
  crowded: { status: 503, title: formText.crowdedTitle, text: formText.crowded },
  tooManyOfSource: { status: 429, title: formText.crowdedTitle, text: formText.tooManyOfSource },
} as const;

/** A form that is not read any further. Says nothing of what stood in it: a parser's own errors quote names. */
export class RefusedForm extends Error {
  readonly reason: keyof typeof reasons;

  constructor(reason: keyof typeof reasons) {
    super('a form was refused');
    this.reason = reason;
  }
}

/** What a person is told about a form that could not be read; undefined for faults of ours. */
export function refusalOf(error: unknown): { status: number; title: string; text: string } | undefined {
  if (error instanceof RefusedForm) return reasons[error.reason];
  const { status } = (error ?? {}) as { status?: unknown };
  if (status === 413) return reasons.tooBig;
  return status === 400 ? reasons.broken : undefined;
}
