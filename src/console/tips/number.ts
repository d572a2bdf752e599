import type { Request } from 'express';
import { ConsoleError } from '../console-error.ts';

/** A tip's number in its one spelling. */
export const tipNumber = /^T-\d{4}-\d{4,12}$/;

/** The tip a request's address names; a page that is not there for any other spelling. */
export function tipNumberOf(req: Request): string {
  const number = String(req.params.number ?? '');
  if (!tipNumber.test(number)) throw new ConsoleError('missing');
  return number;
}
