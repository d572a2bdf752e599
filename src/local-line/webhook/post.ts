import { Agent, request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest, Agent as TlsAgent } from 'node:https';
import type { Attempt } from './delivery.ts';

export interface Posted {
  status?: number;
  reason?: Attempt['reason'];
}

/** Connections kept open between webhooks, as LINE keeps them. */
export interface Connections {
  plain: Agent;
  secure: TlsAgent;
}

export function openConnections(): Connections {
  return { plain: new Agent({ keepAlive: true }), secure: new TlsAgent({ keepAlive: true }) };
}

export function closeConnections({ plain, secure }: Connections): void {
  plain.destroy();
  secure.destroy();
}

/**
 * Posts a webhook. Never rejects: what went wrong is one of LINE's own reasons
 * (D:check-webhook-error-statistics). Node's plain client: fetch halves what one core can post.
 */
export function post(
  url: string,
  body: string,
  headers: Record<string, string>,
  timeoutMs: number,
  connections: Connections,
): Promise<Posted> {
  return new Promise((resolve) => {
    const isSecure = url.startsWith('https:');
    const send = isSecure ? httpsRequest : httpRequest;
    const agent = isSecure ? connections.secure : connections.plain;
    const bytes = Buffer.from(body);
    const outgoing = send(
      url,
      { method: 'POST', agent, headers: { ...headers, 'content-length': bytes.length } },
      (response) => {
        clearTimeout(limit);
        resolve(judge(response));
      },
    );
    const limit = setTimeout(() => {
      resolve({ reason: 'request_timeout' });
      outgoing.destroy();
    }, timeoutMs);
    outgoing.on('error', () => {
      clearTimeout(limit);
      resolve({ reason: 'could_not_connect' });
    });
    outgoing.end(bytes);
  });
}

function judge(response: IncomingMessage): Posted {
  response.resume();
  const status = response.statusCode ?? 0;
  return status >= 200 && status < 300 ? { status } : { status, reason: 'error_status_code' };
}
