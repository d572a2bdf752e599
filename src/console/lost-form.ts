import type { Request, RequestHandler, Response } from 'express';
import type { ConsoleContext } from './deps.ts';
import type { ErrorPageProps } from './pages/error-page.tsx';
import { readerOf } from './read-form.ts';
import { sameOrigin } from './same-origin.ts';
import { readUpload } from './tips/upload.ts';
import { typedIn } from './typed-in.ts';

/** Forms that count once however often they come, or are refused when they are late. */
const repeatable = /^\/tips\/[^/]+\/(?:reply|note|status|assignee|give)$/;
const carried = ['form', 'revision', 'seen', 'template', 'to', 'reason', 'askBack'];

/**
 * What a person typed into a form that failed, so that its words are not lost: as the same form once more where it
 * may be sent again, or to be copied. A form that was not read yet, because the session could not be looked up, is read.
 */
export async function lostForm(
  context: ConsoleContext,
  req: Request,
  res: Response,
): Promise<Pick<ErrorPageProps, 'again' | 'kept'>> {
  if (req.method !== 'POST') return {};
  if (!(await passes(sameOrigin(context.publicUrl), req, res))) return {};
  const reader = req.is('multipart/form-data') ? readUpload : readerOf(req);
  if (req.body === undefined && !(await passes(reader, req, res))) return {};
  if (!repeatable.test(req.path)) {
    const kept = typedIn(req);
    return kept ? { kept } : {};
  }
  const body = (req.body ?? {}) as Record<string, unknown>;
  const hidden = carried.flatMap((name) => {
    const value = body[name];
    return typeof value === 'string' ? [{ name, value }] : [];
  });
  const text = typeof body.text === 'string' ? { text: body.text } : {};
  const withFiles = Boolean(req.is('multipart/form-data'));
  return { again: { action: req.baseUrl + req.path, hidden, withFiles, ...text } };
}

/** Whether a handler lets the request on. */
function passes(handler: RequestHandler, req: Request, res: Response): Promise<boolean> {
  return new Promise((resolve) => {
    void handler(req, res, (error?: unknown) => resolve(error === undefined || error === null));
  });
}
