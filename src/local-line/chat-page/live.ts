import type { Request, Response } from 'express';
import type { Channel } from '../channel.ts';

const HEARTBEAT_MS = 25_000;

/** Server-sent events: the id of each chat that looks different now, `*` for everything. */
export function live(channel: Channel, request: Request, response: Response): void {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  response.write(': hello\n\n');
  const tell = (chatId: string) => response.write(`data: ${chatId}\n\n`);
  const heartbeat = setInterval(() => response.write(': still here\n\n'), HEARTBEAT_MS).unref();
  channel.bus.on('change', tell);
  request.on('close', () => {
    clearInterval(heartbeat);
    channel.bus.off('change', tell);
  });
}
