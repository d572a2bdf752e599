import { commandOption, say } from '../menu.ts';
import type { Reply } from '../reply.ts';
import type { TurnDeps } from '../turn-deps.ts';
import { gone } from './services.ts';

/** The office's answer to a frequent question. */
export function showAnswer(deps: TurnDeps, id: string): Reply {
  const answer = deps.knowledge().content.answers.find((one) => one.id === id);
  if (!answer) return gone();
  return say(answer.text, [
    ...answer.links.map(({ title, url }) => ({ label: title, action: { type: 'open' as const, url } })),
    commandOption('officer'),
    commandOption('menu'),
  ]);
}
