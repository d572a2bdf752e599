import express, { type Request, type RequestHandler } from 'express';

export const usualForm = express.urlencoded({ extended: false, limit: '256kb', parameterLimit: 50 });
/** An entry has many fields, and hundreds of lines of Thai, a letter of which is nine characters on its way. */
export const entryForm = express.urlencoded({ extended: false, limit: '1mb', parameterLimit: 300 });
/** Below the console. */
export const entryPaths = ['/content', '/questions'];

/** What reads the form that is sent to an address of the console. */
export function readerOf({ path }: Pick<Request, 'path'>): RequestHandler {
  return entryPaths.some((one) => path.startsWith(`${one}/`)) ? entryForm : usualForm;
}
