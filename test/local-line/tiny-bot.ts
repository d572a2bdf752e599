import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { messagingApi, validateSignature } from '@line/bot-sdk';
import { type LocalLine, type LocalLineOptions, startLocalLine } from '../../src/local-line/local-line.ts';
import type { LineEvent } from '../../src/local-line/webhook/delivery.ts';

export const SECRET = 'a-channel-secret';
export const TOKEN = 'a-channel-access-token';

type Client = messagingApi.MessagingApiClient;

/** What the bot under the platform does with one event. */
export type OnEvent = (event: LineEvent, client: Client) => Promise<unknown> | undefined;

export interface TinyBot {
  line: LocalLine;
  client: Client;
  /** Bodies of all webhooks whose signature is right, as they came. */
  bodies: { destination: string; events: LineEvent[] }[];
  /** Status of the coming answers; 200 when the list is empty. */
  statuses: number[];
  close(): Promise<void>;
}

/** Calls an endpoint by hand, for what LINE's SDK would not send. */
export async function call(
  line: LocalLine,
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<{ status: number; headers: Headers; body: Record<string, unknown> }> {
  const isJson = !(body instanceof Uint8Array);
  const response = await fetch(`${line.url}${path}`, {
    method,
    headers: { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json', ...headers },
    body: body === undefined ? undefined : isJson ? JSON.stringify(body) : Buffer.from(body),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text ? JSON.parse(text) : {} };
}

/** Says back each text; the usual bot of these tests. */
export const echo: OnEvent = (event, client) => {
  if (event.message?.type !== 'text' || !event.replyToken) return undefined;
  const text = `you said ${event.message.text}`;
  return client.replyMessage({ replyToken: event.replyToken, messages: [{ type: 'text', text }] });
};

/** A platform with a bot behind it that answers 200 first and thinks afterwards. */
export async function startTinyBot(
  onEvent: OnEvent = echo,
  options: Partial<LocalLineOptions> = {},
): Promise<TinyBot> {
  const line = await startLocalLine({ channelSecret: SECRET, channelAccessToken: TOKEN, ...options });
  const client = new messagingApi.MessagingApiClient({ channelAccessToken: TOKEN, baseURL: line.url });
  const bodies: TinyBot['bodies'] = [];
  const statuses: number[] = [];
  const working = new Set<Promise<unknown>>();
  const track = (work: Promise<unknown> | undefined) => {
    if (!work) return;
    // Refusals are the platform's to log; the tests read them there.
    const done = work.catch(() => undefined).finally(() => working.delete(done));
    working.add(done);
  };
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const raw = Buffer.concat(chunks);
    const signature = String(request.headers['x-line-signature'] ?? '');
    if (!validateSignature(raw, SECRET, signature)) {
      response.writeHead(401).end();
      return;
    }
    const status = statuses.shift() ?? 200;
    response.writeHead(status).end();
    if (status !== 200) return;
    const body = JSON.parse(raw.toString());
    bodies.push(body);
    for (const event of body.events) track(onEvent(event, client));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  line.setWebhookUrl(`http://127.0.0.1:${(server.address() as AddressInfo).port}/webhook`);
  const close = async () => {
    await Promise.all(working);
    await line.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return { line, client, bodies, statuses, close };
}
