import type { ServerResponse } from 'node:http';
import type { Call } from './call.ts';

/** How coming calls shall fail. Without status, hang, drop or delay: 500. */
export interface FaultOptions {
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Beginning of the path, or a pattern; any path unless told. */
  path?: string | RegExp;
  status?: number;
  body?: unknown;
  headers?: Record<string, string>;
  /** How many calls; 1 unless told. */
  times?: number;
  /** Never answer (until `heal` or `close`). */
  hang?: boolean;
  /** Cut the connection without an answer. */
  dropConnection?: boolean;
  /** Do what was asked first (the message arrives), then fail: what a retry key is for. */
  afterAccepting?: boolean;
  /** Wait so many real milliseconds before anything; alone: a slow answer that is right. */
  delayMs?: number;
}

export interface Fault extends FaultOptions {
  left: number;
  /** Told when the fault meets a call. */
  met?: () => void;
}

/** The fault that meets this call, with one of its times used up. */
export function takeFault(faults: Fault[], call: Pick<Call, 'method' | 'path'>): Fault | undefined {
  const index = faults.findIndex((fault) => meets(fault, call));
  const fault = faults[index];
  if (!fault) return undefined;
  fault.met?.();
  fault.left -= 1;
  if (fault.left <= 0) faults.splice(index, 1);
  return fault;
}

function meets(fault: Fault, call: Pick<Call, 'method' | 'path'>): boolean {
  if (fault.method && fault.method !== call.method) return false;
  if (fault.path === undefined) return true;
  return typeof fault.path === 'string' ? call.path.startsWith(fault.path) : fault.path.test(call.path);
}

/** Whether a fault only makes the right answer late. */
export function onlyDelays(fault: Fault): boolean {
  const { status, hang, dropConnection, afterAccepting } = fault;
  return fault.delayMs !== undefined && !(status || hang || dropConnection || afterAccepting);
}

/** Hurts an answer as the fault says. `hanging` keeps the answers that never come. */
export function injure(
  response: ServerResponse,
  fault: Fault,
  requestId: string,
  hanging: Set<ServerResponse>,
): void {
  if (fault.hang) {
    hanging.add(response);
    response.once('close', () => hanging.delete(response));
    return;
  }
  if (fault.dropConnection) {
    response.destroy();
    return;
  }
  response.writeHead(fault.status ?? 500, {
    'content-type': 'application/json',
    'x-line-request-id': requestId,
    ...fault.headers,
  });
  response.end(JSON.stringify(fault.body ?? { message: 'Internal server error' }));
}
