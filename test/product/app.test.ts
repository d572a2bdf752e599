import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import express, { type Response } from 'express';
import { pino } from 'pino';
import { createApp } from '../../src/product/app.ts';

const words = 'what a person wrote';

/** What a page that fails so gives, and all that is said of it. */
async function asks(fails: (res: Response) => void) {
  const said: string[] = [];
  const logger = pino({}, { write: (line: string) => said.push(line) });
  const web = express.Router().get('/', (_req, res) => fails(res));
  const router = () => express.Router();
  const parts = { webhook: router(), console: router(), isReady: async () => true, trustProxy: 'loopback' };
  const app = createApp({ ...parts, web, logger }).set('env', 'production');
  const print = console.error;
  console.error = (...all: unknown[]) => said.push(all.join(' '));
  const server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  try {
    const answer = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    const text = await answer.text().catch(() => null);
    return { status: answer.status, text, said: said.join('\n') };
  } finally {
    console.error = print;
    server.closeAllConnections();
    server.close();
  }
}

test('a fault is told by its status, and its words to nobody', async () => {
  const answer = await asks(() => {
    throw new Error(words);
  });
  expect(answer).toMatchObject({ status: 500, text: 'Internal Server Error' });
  expect(answer.said).toContain('a request failed');
  expect(answer.said).not.toContain(words);
});

test('a database that is away is told as passing', async () => {
  const answer = await asks(() => {
    throw Object.assign(new Error(words), { name: 'MongoServerSelectionError' });
  });
  expect(answer.status).toBe(503);
});

test('what had begun is cut off, and its words are printed nowhere', async () => {
  const answer = await asks((res) => {
    res.type('text/plain').write('half');
    throw new Error(words);
  });
  expect(answer.text).toBeNull();
  expect(answer.said).toContain('a request failed');
  expect(answer.said).not.toContain(words);
});

test('what was sent whole arrives', async () => {
  const answer = await asks((res) => {
    res.type('text/plain').send('whole');
    throw new Error(words);
  });
  expect(answer).toMatchObject({ status: 200, text: 'whole' });
});
