/** What an endpoint answers. `bytes` for content, else `body` as JSON. */
export interface Answer {
  status: number;
  body?: unknown;
  headers?: Record<string, string>;
  bytes?: Buffer;
  /** Break the connection after this many bytes. */
  breakAfter?: number;
  /** Why, for a developer; never sent. */
  hints?: string[];
}

export interface ErrorDetail {
  message: string;
  property?: string;
}

/** A call that LINE's rules refused. */
export interface Refusal {
  at: Date;
  method: string;
  path: string;
  status: number;
  message: string;
  details: ErrorDetail[];
  /** What to change, in plain words. */
  hints: string[];
}

export function ok(body: unknown = {}): Answer {
  return { status: 200, body };
}

/** An error in LINE's shape. LINE leaves `details` out when there are none (REF, error responses). */
export function refuse(
  status: number,
  message: string,
  details: ErrorDetail[] = [],
  hints: string[] = [],
): Answer {
  return { status, body: details.length > 0 ? { message, details } : { message }, hints };
}
