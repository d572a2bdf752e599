import type { Channel, SentRecord } from './channel.ts';

/** The next call of the bot that answers something. */
export interface Answering {
  /** Resolves with the call; rejects after so many real milliseconds, naming what was waited for. */
  within(timeoutMs: number, what: string): Promise<SentRecord>;
  stop(): void;
}

/**
 * Listens to a chat from now on for the first call that `answers` says yes to. The time-out is only a
 * failure bound: nothing polls.
 */
export function awaitAnswer(
  channel: Channel,
  chatId: string,
  answers: (sent: SentRecord) => boolean,
): Answering {
  const name = `sent:${chatId}`;
  const { promise, resolve } = withResolver<SentRecord>();
  const listen = (sent: SentRecord) => {
    if (!answers(sent)) return;
    channel.bus.off(name, listen);
    resolve(sent);
  };
  const stop = () => channel.bus.off(name, listen);
  channel.bus.on(name, listen);
  return { stop, within: (timeoutMs, what) => bounded(promise, timeoutMs, what, stop) };
}

async function bounded<T>(
  promise: Promise<T>,
  timeoutMs: number,
  what: string,
  stop: () => void,
): Promise<T> {
  const limit = withResolver<never>();
  const timer = setTimeout(() => {
    stop();
    limit.reject(new Error(`Nothing came within ${timeoutMs} ms: waited for ${what}`));
  }, timeoutMs);
  try {
    return await Promise.race([promise, limit.promise]);
  } finally {
    clearTimeout(timer);
  }
}

function withResolver<T>() {
  let resolve: (value: T) => void = () => {};
  let reject: (reason: Error) => void = () => {};
  const promise = new Promise<T>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  return { promise, resolve, reject };
}
