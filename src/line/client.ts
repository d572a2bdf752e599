import { HTTPFetchError, messagingApi } from '@line/bot-sdk';

/**
 * How a call to LINE ended, by whose fault it is. `refused`: LINE will never take it (4xx). `limited`: too many
 * (429). `unreachable`: no answer, or 5xx; LINE may or may not have taken it. `unauthorized`: the operator's token.
 */
export type Sent = 'ok' | 'refused' | 'limited' | 'unauthorized' | 'unreachable';

export interface LineClient {
  reply(replyToken: string, messages: readonly messagingApi.Message[]): Promise<Sent>;
  /** `409`, already accepted under this key, is `ok`. */
  push(to: string, retryKey: string, messages: readonly messagingApi.Message[]): Promise<Sent>;
  /** Null when LINE tells no name: not a friend, blocked, or out of reach. */
  displayName(userId: string): Promise<string | null>;
  /** `limit` null means without one. Null when LINE cannot be asked. */
  quota(): Promise<{ limit: number | null; used: number } | null>;
}

const patienceMs = 8_000;

export function lineClient(settings: { channelAccessToken: string; baseURL: string }): LineClient {
  const api = new messagingApi.MessagingApiClient(settings);
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

async function outcomeOf(call: Promise<unknown>): Promise<Sent> {
  try {
    await inTime(call);
    return 'ok';
  } catch (error) {
    return error instanceof HTTPFetchError ? outcomeOfStatus(error.status) : 'unreachable';
  }
}

/** Branches on the status alone: LINE's error texts "are subject to change". */
function outcomeOfStatus(status: number): Sent {
  if (status === 409) return 'ok';
  if (status === 429) return 'limited';
  if (status === 401 || status === 403) return 'unauthorized';
  return status >= 400 && status < 500 ? 'refused' : 'unreachable';
}

/** The SDK waits for ever for a server that hangs. */
async function inTime<T>(call: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('LINE took too long')), patienceMs);
  });
  try {
    return await Promise.race([call, late]);
  } finally {
    clearTimeout(timer);
    call.catch(() => undefined);
  }
}
