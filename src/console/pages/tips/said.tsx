import { tipText } from '../../../text/console-tips.ts';
import type { ReadWords } from '../../../tips/tip.ts';

/** Words of a reporter, a line for each message they came in, and in their place that they are gone. */
export function SaidWords({ said }: { said: readonly ReadWords[] }) {
  if (said.length === 0) return null;
  return (
    <span class="said">
      {said.flatMap(({ text }, place) => [
        place > 0 ? '\n' : '',
        text ?? <span class="faint">{tipText.gone}</span>,
      ])}
    </span>
  );
}
