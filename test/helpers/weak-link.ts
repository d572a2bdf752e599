import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** Where in a command's life the link dies: before the database sees it, or after it has obeyed. */
export type Moment = 'before' | 'after';

/** A wire between an application and its database that can be cut at any command. */
export interface WeakLink {
  /** The database's address by way of this link. */
  readonly uri: string;
  /** Names of the commands that have come through, handshakes and heartbeats left out. */
  readonly commands: readonly string[];
  /** From now on only `count` more commands get through; the next one is the last. Resolves at that moment. */
  dieAfter(count: number, moment: Moment): Promise<void>;
  /** Nothing comes through and nothing is refused: a database that hangs. */
  freeze(): void;
  thaw(): void;
  /** Connections break and new ones are refused. */
  goAway(): Promise<void>;
  comeBack(): Promise<void>;
  close(): Promise<void>;
}

const handshakes = new Set(['hello', 'ismaster', 'isMaster', 'ping', 'endSessions', 'buildInfo']);
const opMsg = 2013;

/** Puts a link in front of the database that `uri` names. */
export async function weakLink(uri: string): Promise<WeakLink> {
  const { target, path } = targetOf(uri);
  const commands: string[] = [];
  const sockets = new Set<Socket>();
  let left = Number.POSITIVE_INFINITY;
  let moment: Moment = 'before';
  let isFrozen = false;
  let died: () => void = () => undefined;
  const frozen: (() => void)[] = [];

  const server = createServer((client) => {
    const upstream = typeof target === 'string' ? connect(target) : connect(target);
    let lastOfItsKind = false;
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        sockets.delete(socket);
        client.destroy();
        upstream.destroy();
      });
    }
    const pass = (message: Buffer) => {
      const command = commandOf(message);
      if (left < 0) return;
      if (isFrozen) {
        frozen.push(() => pass(message));
        return;
      }
      if (command && !handshakes.has(command)) {
        left -= 1;
        if (left < 0 && moment === 'before') return died();
        commands.push(command);
        lastOfItsKind = left < 0;
      }
      upstream.write(message);
    };
    client.on('data', framed(pass));
    upstream.on('data', (bytes) => {
      if (lastOfItsKind) return died();
      if (left < 0) return;
      if (isFrozen) frozen.push(() => client.write(bytes));
      else client.write(bytes);
    });
  });
  const listen = async (port: number) => {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
  };
  const stop = () =>
    new Promise<void>((resolve) => {
      if (!server.listening) return resolve();
      server.close(() => resolve());
      for (const socket of sockets) socket.destroy();
    });
  await listen(0);
  const { port } = server.address() as AddressInfo;
  return {
    uri: `mongodb://127.0.0.1:${port}/${path}`,
    commands,
    dieAfter: (count, at) =>
      new Promise((resolve) => {
        left = count;
        moment = at;
        died = resolve;
      }),
    freeze() {
      isFrozen = true;
    },
    thaw() {
      isFrozen = false;
      for (const go of frozen.splice(0)) go();
    },
    goAway: stop,
    comeBack: () => listen(port),
    close: stop,
  };
}

function targetOf(uri: string): { target: string | { host: string; port: number }; path: string } {
  const [, address = '', path = ''] = /^mongodb:\/\/([^/?]+)\/?(.*)$/.exec(uri) ?? [];
  const host = decodeURIComponent(address.split('@').at(-1) ?? '');
  if (host.startsWith('/')) return { target: host, path };
  const [name = '127.0.0.1', port = '27017'] = host.split(':');
  return { target: { host: name, port: Number(port) }, path };
}

/** Cuts a stream of bytes into messages of MongoDB's wire protocol: each begins with its own length. */
function framed(take: (message: Buffer) => void): (bytes: Buffer) => void {
  let rest: Buffer = Buffer.alloc(0);
  return (bytes) => {
    rest = Buffer.concat([rest, bytes]);
    while (rest.length >= 4 && rest.length >= rest.readInt32LE(0)) {
      const length = rest.readInt32LE(0);
      take(rest.subarray(0, length));
      rest = rest.subarray(length);
    }
  };
}

/** The command's name is the first key of the message's first document. */
function commandOf(message: Buffer): string | undefined {
  if (message.readInt32LE(12) !== opMsg) return undefined;
  const name = 26;
  return message.subarray(name, message.indexOf(0, name)).toString();
}
