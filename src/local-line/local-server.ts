import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server on 127.0.0.1 that can go away and come back on the same port. */
export interface LocalServer {
  readonly url: string;
  start(): Promise<void>;
  /** Stops listening and cuts every open connection. */
  stop(): Promise<void>;
}

/** Listens on a port of 127.0.0.1; 0 takes any free one. */
export async function listen(app: RequestListener, wantedPort: number): Promise<LocalServer> {
  const server = createServer(app);
  let port = wantedPort;

  const start = () =>
    new Promise<void>((resolve, reject) => {
      if (server.listening) return resolve();
      server.once('error', reject);
      server.listen(port, '127.0.0.1', () => {
        server.off('error', reject);
        port = (server.address() as AddressInfo).port;
        resolve();
      });
    });

  const stop = () =>
    new Promise<void>((resolve) => {
      if (!server.listening) return resolve();
      server.close(() => resolve());
      server.closeAllConnections();
    });

  await start();
  return { url: `http://127.0.0.1:${port}`, start, stop };
}
