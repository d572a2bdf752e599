import type { ErrorPage } from '../text/console.ts';

const statuses: Readonly<Record<ErrorPage, number>> = {
  missing: 404,
  forbidden: 403,
  crossSite: 403,
  tooLarge: 413,
  badForm: 400,
  fault: 500,
  crowded: 503,
};

/** Ends a request with one of the error pages. */
export class ConsoleError extends Error {
  readonly page: ErrorPage;
  readonly status: number;
  constructor(page: ErrorPage, status: number = statuses[page]) {
    super(page);
    this.name = 'ConsoleError';
    this.page = page;
    this.status = status;
  }
}
