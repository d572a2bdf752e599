import type { Reply } from '../bot/reply.ts';
import type { LineClient, Sent } from './client.ts';
import { writeMessages } from './write-message.ts';

/** How saying something with a reply token ended. */
export type Said = 'said' | 'token-dead' | 'unreachable' | 'refused';

/** Called before each further try; resolves after the pause. */
export type Pause = (ms: number) => Promise<void>;

const pausesMs = [300, 1_000, 2_500] as const;

/**
 * Says replies with a reply token. A token can be used once, so that trying again is safe: when an earlier try
 * got through unnoticed, LINE refuses the later one.
 * @param wasTried whether an earlier process may have used the token already
 */
export async function sayWithToken(
  client: LineClient,
  token: string,
  replies: readonly Reply[],
  { pause, wasTried }: { pause: Pause; wasTried: boolean },
): Promise<Said> {
  const messages = writeMessages(replies);
  let mayHavePassed = wasTried;
  for (let tries = 0; ; tries += 1) {
    const sent: Sent = await client.reply(token, messages);
    if (sent === 'ok') return 'said';
    if (sent === 'refused') return mayHavePassed ? 'said' : 'token-dead';
    if (sent === 'unreachable') mayHavePassed = true;
    const wait = pausesMs[tries];
    if (wait === undefined || sent === 'unauthorized') return 'unreachable';
    await pause(wait);
  }
}
