import { HTTPFetchError, messagingApi } from '@line/bot-sdk';

/**
 * How a call to LINE ended, by whose fault it is. `refused`: LINE will never take it (4xx). `limited`: too many
 * (429). `unauthorized`: the operator's token. `unreachable`: no connection, so that LINE has surely not taken it.
 * `unsure`: no answer, a broken one, or 5xx: LINE may have taken it.
 */
export type Sent = 'ok' | 'refused' | 'limited' | 'unauthorized' | 'unreachable' | 'unsure';

export interface LineClient {
  reply(replyToken: string, messages: readonly messagingApi.Message[]): Promise<Sent>;
  /** `409`, already accepted under this key, is `ok`. */
  push(to: string, retryKey: string, messages: readonly messagingApi.Message[]): Promise<Sent>;
  /** Null when LINE tells no name: not a friend, blocked, or out of reach. */
  displayName(userId: string): Promise<string | null>;
  /** `limit` null means without one. Null when LINE cannot be asked. */
  quota(): Promise<{ limit: number | null; used: number } | null>;
}

const usualPatienceMs = 5_000;

/** @param settings.patienceMs how long a call may take; 5 seconds unless told */
export function lineClient(settings: {
  channelAccessToken: string;
  baseURL: string;
  patienceMs?: number;
}): LineClient {
  const { patienceMs = usualPatienceMs, ...where } = settings;
  const api = new messagingApi.MessagingApiClient(where);
  const inTime = <T>(call: Promise<T>) => within(call, patienceMs);
  const outcomeOf = (call: Promise<unknown>) => readOutcome(inTime(call));
  return {
    reply: (replyToken, messages) => outcomeOf(api.replyMessage({ replyToken, messages: [...messages] })),
    push: (to, retryKey, messages) => outcomeOf(api.pushMessage({ to, messages: [...messages] }, retryKey)),
    async displayName(userId) {
      try {
        return (await inTime(api.getProfile(userId))).displayName;
      } catch {
        return null;
      }
    },
    async quota() {
      try {
        const [quota, consumption] = await inTime(
          Promise.all([api.getMessageQuota(), api.getMessageQuotaConsumption()]),
        );
        return {
          limit: quota.type === 'limited' ? (quota.value ?? null) : null,
          used: consumption.totalUsage,
        };
      } catch {
        return null;
      }
    },
  };
}

async function readOutcome(call: Promise<unknown>): Promise<Sent> {
  try {
    await call;
    return 'ok';
  } catch (error) {
    if (error instanceof HTTPFetchError) return outcomeOfStatus(error.status);
    return isWithoutConnection(error) ? 'unreachable' : 'unsure';
  }
}

/** Branches on the status alone: LINE's error texts "are subject to change". */
function outcomeOfStatus(status: number): Sent {
  if (status === 409) return 'ok';
  if (status === 429) return 'limited';
  if (status === 401 || status === 403) return 'unauthorized';
  return status >= 400 && status < 500 ? 'refused' : 'unsure';
}

const withoutConnection = [
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
] as const;

/** fetch hides the reason in the error's cause. */
function isWithoutConnection(error: unknown): boolean {
  const { cause } = error as { cause?: { code?: unknown } };
  return withoutConnection.some((code) => code === cause?.code);
}

/** Ends the wait for a call to LINE: the SDK waits for ever for a server that hangs. */
export async function within<T>(call: Promise<T>, ms: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('LINE took too long')), ms);
  });
  call.catch(() => undefined);
  try {
    return await Promise.race([call, late]);
  } finally {
    clearTimeout(timer);
  }
}
