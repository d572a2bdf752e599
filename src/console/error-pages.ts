import type { ErrorRequestHandler, RequestHandler } from 'express';
import { faultOf, isAway, Refusal } from '../errors.ts';
import { type ErrorPage, errorPages } from '../text/console.ts';
import { ConsoleError } from './console-error.ts';
import type { ConsoleContext } from './deps.ts';
import { lostForm } from './lost-form.ts';
import { ErrorPageView } from './pages/error-page.tsx';
import { sendPage } from './send-page.ts';
import { maybeViewer } from './viewer.ts';

export const notFound: RequestHandler = () => {
  throw new ConsoleError('missing');
};

/** Ends a request that failed with a page that says what to do; only real faults are logged. */
export function errorPage(context: ConsoleContext): ErrorRequestHandler {
  return async (error: unknown, req, res, next) => {
    const told = errorOf(error);
    if (told.page === 'fault') context.logger.error(faultOf(error), 'a console page failed');
    if (res.headersSent) return next(error);
    res.removeHeader('Content-Disposition');
    res.removeHeader('Content-Length');
    const { title, advice } = errorPages[told.page];
    const lost = told.page === 'fault' ? await lostForm(context, req, res) : {};
    const body = ErrorPageView({ title, advice, isSignedIn: maybeViewer(res) !== null, ...lost });
    await sendPage(context, res, told.status, { title, body });
  };
}

function errorOf(error: unknown): ConsoleError {
  if (error instanceof ConsoleError) return error;
  if (error instanceof Refusal) return new ConsoleError(pageOfRefusal(error));
  // What Express and its body parser throw carries the status that fits.
  const status = error instanceof Error ? (error as { status?: unknown }).status : undefined;
  if (status === 413) return new ConsoleError('tooLarge');
  if (typeof status === 'number' && status >= 400 && status < 500) return new ConsoleError('badForm');
  return isAway(error) ? new ConsoleError('fault', 503) : new ConsoleError('fault');
}

function pageOfRefusal({ reason }: Refusal): ErrorPage {
  if (reason === 'not-found') return 'missing';
  return reason === 'not-allowed' ? 'forbidden' : 'badForm';
}
