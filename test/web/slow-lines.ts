import { once } from 'node:events';
import { type ClientRequest, type IncomingMessage, request } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import express, { type Request, type RequestHandler } from 'express';
import type { Later } from '../../src/web/later.ts';

/** Work put off until the test says that the time has come. */
export function laterByHand() {
  const put = new Set<{ readonly ms: number; readonly work: () => void }>();
  const later: Later = (ms, work) => {
    const one = { ms, work };
    put.add(one);
    return () => void put.delete(one);
  };
  return {
    later,
    /** How long each still has, in milliseconds, in the order they were put off. */
    waits: () => [...put].map(({ ms }) => ms),
    timeComes: () => {
      for (const one of put) one.work();
    },
  };
}

/** In place of the gate: a source is what a header says. */
export const byHeader = { sourceOf: (req: Request) => req.get('x-source') ?? '' };

/** Handlers for POST on a port of their own. */
export async function serverOf(...handlers: RequestHandler[]) {
  const app = express();
  app.post('/', ...handlers);
  const failed: express.ErrorRequestHandler = (error: { reason?: string }, _req, res, _next) => {
    res.status(500).send(error.reason ?? 'a fault');
  };
  app.use(failed);
  const server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    port,
    base: `http://127.0.0.1:${port}`,
    closes: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Asks and reads nothing of what comes but its head. */
export function asks(port: number, source: string) {
  const asked: ClientRequest = request({ port, method: 'POST', headers: { 'x-source': source } });
  asked.on('error', () => {});
  asked.end();
  let answered: IncomingMessage | undefined;
  asked.once('response', (answer) => {
    answered = answer.on('error', () => {});
  });
  return {
    status: () => answered?.statusCode,
    goesAway: () => asked.destroy(),
    hasBroken: () => answered?.destroyed ?? asked.destroyed,
    /** All bytes that still come. */
    async reads() {
      let bytes = 0;
      for await (const chunk of answered ?? []) bytes += (chunk as Buffer).length;
      return bytes;
    },
  };
}

/** Sends the beginning of a form, and then nothing. */
export async function beginsForm(port: number, head: Readonly<Record<string, string>>, path = '/') {
  const socket: Socket = connect(port, '127.0.0.1');
  socket.on('error', () => {});
  const headers = { Host: 'x', 'Content-Type': 'multipart/form-data; boundary=x', ...head };
  const lines = Object.entries({ 'Content-Length': '1000000', ...headers }).map(
    ([name, value]) => `${name}: ${value}`,
  );
  socket.write(`POST ${path} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n--x\r\n`);
  await once(socket, 'connect');
  return socket;
}
