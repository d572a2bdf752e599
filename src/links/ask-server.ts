import { lookup } from 'node:dns/promises';
import http from 'node:http';
import https from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { isPublicAddress } from './public-address.ts';

export interface Address {
  readonly address: string;
  readonly family: number;
}

/** How servers are reached. */
export interface Reach {
  /** Says honestly who asks. */
  readonly userAgent: string;
  /** Longest wait for one answer, in milliseconds; 10,000 unless told. */
  readonly timeoutMs?: number;
  /** Whether an address may be talked to; only public ones unless told, for officers type the links. */
  readonly isAllowed?: (address: string) => boolean;
  /** The addresses of a host; those of the system unless told. */
  readonly resolve?: (host: string) => Promise<readonly Address[]>;
}

export interface ServerAnswer {
  readonly status: number;
  readonly location?: string;
}

/** The address of a host is not one that may be talked to. */
export class AddressRefused extends Error {
  readonly code = 'ADDRESS_REFUSED';
}

const longestWaitMs = 10_000;

/**
 * Asks for a page and reads no more of the answer than its head.
 * @throws AddressRefused, or what the network says
 */
export async function askServer(
  url: URL,
  method: 'HEAD' | 'GET',
  reach: Reach,
  signal: AbortSignal,
): Promise<ServerAnswer> {
  const { userAgent, timeoutMs = longestWaitMs, isAllowed = isPublicAddress } = reach;
  const hostname = url.hostname.replace(/^\[|\]$/g, '');
  if (isIP(hostname) && !isAllowed(hostname)) throw new AddressRefused();
  const { request } = url.protocol === 'https:' ? https : http;
  return new Promise((resolve, reject) => {
    const asked = request({
      hostname,
      port: url.port,
      path: `${url.pathname}${url.search}`,
      method,
      headers: {
        host: url.host,
        'user-agent': userAgent,
        accept: '*/*',
        ...(method === 'GET' ? { range: 'bytes=0-0' } : {}),
      },
      agent: false,
      // The name is looked up here alone: what was found allowed is what is connected to.
      lookup: lookupAllowed(reach, isAllowed),
      signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
    });
    asked.on('error', reject);
    asked.once('response', ({ statusCode = 0, headers }) => {
      resolve({ status: statusCode, ...(headers.location ? { location: asUtf8(headers.location) } : {}) });
      asked.destroy();
    });
    asked.end();
  });
}

function lookupAllowed(
  { resolve = resolveBySystem }: Reach,
  isAllowed: (address: string) => boolean,
): LookupFunction {
  return (hostname, { all }, done) => {
    resolve(hostname).then(
      (addresses) => {
        const [first] = addresses;
        if (!first || !addresses.every(({ address }) => isAllowed(address))) {
          done(new AddressRefused(), []);
        } else if (all) done(null, [...addresses]);
        else done(null, first.address, first.family);
      },
      (error: NodeJS.ErrnoException) => done(error, []),
    );
  };
}

function resolveBySystem(host: string): Promise<readonly Address[]> {
  return lookup(host, { all: true });
}

/** Node reads heads as Latin letters; servers that name Thai pages write them in UTF-8, as browsers expect. */
function asUtf8(head: string): string {
  return Buffer.from(head, 'latin1').toString('utf8');
}
