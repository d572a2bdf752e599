import { readFileSync } from 'node:fs';
import type { Request, Response } from 'express';

const page = readFileSync(new URL('./page/preview.html', import.meta.url), 'utf8');

/**
 * Shows a message, or a list of them, and nothing else: for looking at templates as pictures. Takes JSON as
 * the body of a POST or as base64url in `?m=`.
 */
export function preview(request: Request, response: Response): void {
  const { m } = request.query;
  try {
    const json = typeof m === 'string' ? Buffer.from(m, 'base64url').toString('utf8') : request.body;
    const message: unknown = typeof json === 'string' ? JSON.parse(json) : json;
    const embedded = JSON.stringify([message].flat()).replaceAll('<', '\\u003c');
    response.type('html').send(page.replace('[]', () => embedded));
  } catch {
    response.status(400).type('text').send('?m= must be base64url of the JSON of a message');
  }
}
