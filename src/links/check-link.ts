import type { LinkFault, LinkOutcome } from '../knowledge/link-schedule.ts';
import { askServer, type Reach, type ServerAnswer } from './ask-server.ts';

const redirectLimit = 5;
const longestCheckMs = 40_000;

/**
 * Finds out whether a link still works, asking for as little as possible. Servers that do not know HEAD, or turn it
 * away, are asked once more with GET.
 * @throws only when `signal` ends it
 */
export async function checkLink(url: string, reach: Reach, signal?: AbortSignal): Promise<LinkOutcome> {
  const inTime = AbortSignal.any([AbortSignal.timeout(longestCheckMs), ...(signal ? [signal] : [])]);
  try {
    return await follow(url, reach, inTime);
  } catch (error) {
    signal?.throwIfAborted();
    return outcomeOf(error);
  }
}

/** Whether a site gives any answer at all. @throws only when `signal` ends it */
export async function isAnswering(site: string, reach: Reach, signal?: AbortSignal): Promise<boolean> {
  try {
    await askServer(new URL(site), 'HEAD', reach, signal ?? AbortSignal.timeout(longestCheckMs));
    return true;
  } catch {
    signal?.throwIfAborted();
    return false;
  }
}

async function follow(url: string, reach: Reach, signal: AbortSignal): Promise<LinkOutcome> {
  let at = new URL(url);
  for (let redirects = 0; redirects <= redirectLimit; redirects += 1) {
    if (!isWeb(at)) return failed('not-web');
    const { status, location } = await askGently(at, reach, signal);
    if (!location || !isRedirect(status)) return outcomeOfStatus(status);
    if (!URL.canParse(location, at)) return failed('not-web');
    at = new URL(location, at);
  }
  // A server that sends everybody round until they take its cookie may well be fine in a browser.
  return unsure('too-many-redirects');
}

async function askGently(url: URL, reach: Reach, signal: AbortSignal): Promise<ServerAnswer> {
  try {
    const answer = await askServer(url, 'HEAD', reach, signal);
    if (answer.status < 400) return answer;
  } catch (error) {
    signal.throwIfAborted();
    if (!mayBeForHead.has(faultOfError(error))) throw error;
  }
  return askServer(url, 'GET', reach, signal);
}

function isWeb({ protocol }: URL): boolean {
  return protocol === 'http:' || protocol === 'https:';
}

function isRedirect(status: number): boolean {
  return [301, 302, 303, 307, 308].includes(status);
}

/** Sign-in needed, no programs wanted, too many questions: the page is there, for whoever may see it. */
const turnedAway = [401, 403, 407, 429, 451];
/** The piece asked for is not there, but the page is. */
const emptyRange = 416;

function outcomeOfStatus(status: number): LinkOutcome {
  const code = `${status}` as const;
  if (status < 400 || status === emptyRange) return { is: 'ok', code };
  return { is: turnedAway.includes(status) ? 'unsure' : 'failed', code };
}

const failed = (code: LinkFault): LinkOutcome => ({ is: 'failed', code });
const unsure = (code: LinkFault): LinkOutcome => ({ is: 'unsure', code });

/** Faults of a HEAD that a GET may not have. */
const mayBeForHead = new Set<LinkFault>(['timeout', 'broken-off', 'not-understood']);

const faults: Readonly<Record<string, LinkFault>> = {
  ABORT_ERR: 'timeout',
  ETIMEDOUT: 'timeout',
  ENOTFOUND: 'no-such-host',
  ECONNREFUSED: 'refused',
  ECONNRESET: 'broken-off',
  EPIPE: 'broken-off',
  EHOSTUNREACH: 'unreachable',
  ADDRESS_REFUSED: 'not-public',
  CERT_HAS_EXPIRED: 'certificate',
  ERR_TLS_CERT_ALTNAME_INVALID: 'certificate',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'certificate',
  EAI_AGAIN: 'no-network',
  ENETUNREACH: 'no-network',
  ENETDOWN: 'no-network',
};

/** What tells of this machine, or of what it does not understand and a browser may, says nothing of the link. */
const saysNothing: readonly LinkFault[] = ['no-network', 'not-understood'];

function outcomeOf(error: unknown): LinkOutcome {
  const fault = faultOfError(error);
  return saysNothing.includes(fault) ? unsure(fault) : failed(fault);
}

/** A host with several addresses fails with one error for each; one without a route tells least. */
function faultOfError(error: unknown): LinkFault {
  const { errors } = error as { errors?: readonly unknown[] };
  const found = (errors ?? [error]).map(faultOfOne);
  return found.find((fault) => !saysNothing.includes(fault)) ?? found[0] ?? 'not-understood';
}

function faultOfOne(error: unknown): LinkFault {
  const { code, name } = error as { code?: unknown; name?: unknown };
  if (name === 'TimeoutError') return 'timeout';
  return faults[String(code)] ?? 'not-understood';
}
