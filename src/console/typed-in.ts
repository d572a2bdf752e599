import type { Request } from 'express';

/** What a form that came too late holds of what a person typed: kept to be copied. */
export function typedIn(req: Request): string {
  const body = (req.body ?? {}) as Record<string, unknown>;
  if (!/^\/(content|questions)\//.test(req.path)) return said(body);
  return Object.entries(body)
    .filter(([name]) => !hidden.includes(name))
    .map(([, value]) => value)
    .filter((value) => typeof value === 'string' && value.trim() !== '' && !chosen.test(value))
    .join('\n\n');
}

function said({ text, reason }: Record<string, unknown>): string {
  return [text, reason].filter((one) => typeof one === 'string' && one !== '').join('\n\n');
}

const hidden = ['version', 'use', 'id', 'to'];
/** The value of a choice, which nobody typed. */
const chosen = /^[a-z:_-]+$/;
