import type { Reply } from '../bot/reply.ts';
import type { LineClient } from './client.ts';
import { writeMessages } from './write-message.ts';

/**
 * How saying something with a reply token ended. `later`: LINE could not be reached and has surely not taken it.
 * `unsure`: it may have.
 */
export type Said = 'said' | 'token-dead' | 'later' | 'unsure';

/** Called before each further try; resolves after the pause. */
export type Pause = (ms: number) => Promise<void>;

/** For a connection that breaks now and then. A longer silence is the outbox's matter: the next event waits. */
const pausesMs = [200, 800] as const;
const longestMs = 3_000;

/**
 * Says replies with a reply token that should be alive. It can be used once, so that trying again is safe: when an
 * earlier try got through unnoticed, LINE refuses the later one.
 * @param wasTried whether the token may have been used for these replies already
 */
export async function sayWithToken(
  client: Pick<LineClient, 'reply'>,
  token: string,
  replies: readonly Reply[],
  { pause, wasTried }: { pause: Pause; wasTried: boolean },
): Promise<Said> {
  const messages = writeMessages(replies);
  const started = performance.now();
  let isUnsure = wasTried;
  for (let tries = 0; ; tries += 1) {
    const sent = await client.reply(token, messages);
    if (sent === 'ok') return 'said';
    if (sent === 'refused') return isUnsure ? 'said' : 'token-dead';
    if (sent === 'unsure') isUnsure = true;
    const wait = pausesMs[tries];
    const isOver = wait === undefined || sent === 'unauthorized' || performance.now() - started > longestMs;
    if (isOver) return isUnsure ? 'unsure' : 'later';
    await pause(wait);
  }
}
