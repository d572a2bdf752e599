import type { ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { Channel } from '../channel.ts';
import { type Answer, type ErrorDetail, refuse } from './answer.ts';
import { type Call, header, type Route } from './call.ts';
import { type Fault, injure, onlyDelays, takeFault } from './faults.ts';
import { refuseByRate } from './rate-limit.ts';
import { refuseByRetryKey } from './retry-key.ts';

/** Answers one call: faults first, then who calls, how often, and with which retry key; then the endpoint. */
export async function answerCall(
  channel: Channel,
  route: Route,
  call: Call,
  response: ServerResponse,
): Promise<void> {
  const fault = takeFault(channel.faults, call) ?? outage(channel);
  if (fault?.delayMs) await wait(fault.delayMs);
  if (!fault || onlyDelays(fault)) {
    const answer = await answerOf(channel, route, call);
    noteRefusal(channel, call, answer);
    return send(response, answer, call.requestId);
  }
  if (fault.afterAccepting) await answerOf(channel, route, call);
  injure(response, fault, call.requestId, channel.hanging);
}

function outage(channel: Channel): Fault | undefined {
  return channel.isDown ? { status: 500, left: 1 } : undefined;
}

function answerOf(channel: Channel, route: Route, call: Call): Answer | Promise<Answer> {
  return (
    refuseStranger(channel, call) ??
    refuseByRate(channel, call) ??
    refuseByRetryKey(channel, call) ??
    (route.takes === 'json' ? refuseBody(call) : undefined) ??
    route.endpoint(channel, call)
  );
}

function refuseStranger(channel: Channel, call: Call): Answer | undefined {
  if (header(call, 'authorization') === `Bearer ${channel.channelAccessToken}`) return undefined;
  const message =
    'Authentication failed. Confirm that the access token in the authorization header is valid.';
  return refuse(401, message);
}

/** Reads the JSON body into the call, or refuses it. */
function refuseBody(call: Call): Answer | undefined {
  const contentType = header(call, 'content-type') ?? '';
  if (!contentType.startsWith('application/json')) {
    return refuse(415, `The content type, ${contentType}, is not supported`);
  }
  try {
    const json: unknown = JSON.parse(call.bytes.toString('utf8'));
    if (typeof json !== 'object' || json === null || Array.isArray(json)) throw new SyntaxError();
    call.json = json as Record<string, unknown>;
    return undefined;
  } catch {
    return refuse(400, 'The request body could not be parsed as JSON (line: -, column: -)');
  }
}

/** Writes a refusal to the log that tests and the operator drawer read. 409 is no refusal but an echo. */
export function noteRefusal(channel: Channel, call: Pick<Call, 'method' | 'path'>, answer: Answer): void {
  if (answer.status < 400 || answer.status === 409) return;
  const body = answer.body as { message: string; details?: ErrorDetail[] };
  channel.refused.push({
    at: channel.clock(),
    method: call.method,
    path: call.path,
    status: answer.status,
    message: body.message,
    details: body.details ?? [],
    hints: answer.hints ?? [],
  });
  channel.bus.emit('change', '*');
}

/** Writes an answer out; every one carries `x-line-request-id`. */
export function send(response: ServerResponse, answer: Answer, requestId: string): void {
  const bytes = answer.bytes ?? Buffer.from(answer.body === undefined ? '' : JSON.stringify(answer.body));
  response.writeHead(answer.status, {
    'content-type': 'application/json',
    'content-length': bytes.length,
    'x-line-request-id': requestId,
    ...answer.headers,
  });
  if (answer.breakAfter === undefined) response.end(bytes);
  else response.write(bytes.subarray(0, answer.breakAfter), () => response.destroy());
}
