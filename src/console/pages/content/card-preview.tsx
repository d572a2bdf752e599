import { entryText } from '../../../text/console-content-pages.ts';
import { cardWords } from '../../content/card-words.ts';

/**
 * The chat's messages as a villager sees them. In words at first; a script then draws them as LINE does, for the
 * eyes alone.
 */
export function CardPreview({ messages }: { messages: readonly object[] }) {
  return (
    <section class="shown-card" aria-labelledby="card-title" data-messages={JSON.stringify(messages)}>
      <h2 id="card-title">{entryText.card}</h2>
      <div class="card-words">
        {cardWords(messages).map(({ lines, taps }, index) => (
          <div key={String(index)} class="card">
            {lines.map((line, at) => (
              <p key={String(at)}>{line}</p>
            ))}
            {taps.length > 0 ? (
              <ul>
                {taps.map((label, at) => (
                  <li key={String(at)}>{entryText.tap(label)}</li>
                ))}
              </ul>
            ) : null}
          </div>
        ))}
      </div>
    </section>
  );
}
