import { Agent, type IncomingHttpHeaders, request } from 'node:http';
import { officer } from './make-tickets.ts';

/** An officer's browser: signed in, reading one page after the other. */
export interface Reader {
  /** Reads a page to its end; resolves with the milliseconds it took. @throws Error unless it is answered 200 */
  read(path: string): Promise<number>;
  close(): void;
}

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
}

/** Signs in to the console at `url`. */
export async function signIn(url: string): Promise<Reader> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const form = new URLSearchParams(officer).toString();
  const answer = await send(new URL('/console/sign-in', url), agent, '', form);
  const cookie = answer.headers['set-cookie']?.map((one) => one.split(';')[0]).join('; ');
  if (answer.status !== 303 || !cookie) throw new Error(`the sign-in was answered ${answer.status}`);
  return {
    async read(path) {
      const startedAt = performance.now();
      const { status } = await send(new URL(path, url), agent, cookie);
      if (status !== 200) throw new Error(`${path} was answered ${status}`);
      return performance.now() - startedAt;
    },
    close: () => agent.destroy(),
  };
}

function send(url: URL, agent: Agent, cookie: string, form?: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const headers = {
      cookie,
      ...(form === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
    };
    request(url, { agent, method: form === undefined ? 'GET' : 'POST', headers }, (response) => {
      response.resume();
      response.once('error', reject);
      response.once('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers }));
    })
      .once('error', reject)
      .end(form);
  });
}
