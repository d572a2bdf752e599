import { contentPagesText, tryText } from '../../../text/console-content-pages.ts';
import type { BotAnswer } from '../../content/bot-answer.ts';
import { contentPaths } from '../../paths.ts';
import { Places } from './places.tsx';

export interface TryProps {
  readonly text: string;
  readonly answer?: BotAnswer;
  readonly problem?: string;
}

/** A sentence as a villager types it, and what the bot would do with it. */
export function TryPage({ text, answer, problem }: TryProps) {
  return (
    <>
      <h1>{contentPagesText.try}</h1>
      <Places here="try" />
      <TryForm text={text} {...(problem ? { problem } : {})} />
      {answer ? <Found answer={answer} /> : null}
    </>
  );
}

/** By post: what is typed is nobody's, and stands in no address all the same. */
export function TryForm({ text, problem }: Pick<TryProps, 'text' | 'problem'>) {
  return (
    <form class="card" method="post" action={contentPaths.try}>
      <label for="try-text">{tryText.label}</label>
      <p class="hint" id="try-hint">
        {tryText.hint}
      </p>
      {problem ? (
        <p class="fault" id="try-fault" role="alert">
          {problem}
        </p>
      ) : null}
      <textarea
        id="try-text"
        name="text"
        class="low"
        rows={2}
        aria-describedby={problem ? 'try-fault try-hint' : 'try-hint'}
        aria-invalid={problem ? 'true' : undefined}
      >
        {text}
      </textarea>
      <button type="submit">{tryText.submit}</button>
    </form>
  );
}

function Found({ answer: { does, candidates } }: { answer: BotAnswer }) {
  return (
    <section class="card" role="status">
      <h2>{tryText.result}</h2>
      <p>
        <strong>{does}</strong>
      </p>
      <p class="faint">{tryText.candidates}</p>
      {candidates.length === 0 ? <p>{tryText.nothing}</p> : null}
      <Candidates candidates={candidates} />
    </section>
  );
}

/** What may have been meant, each with how near it is in words and a number. */
export function Candidates({ candidates }: Pick<BotAnswer, 'candidates'>) {
  return (
    <ol class="candidates">
      {candidates.map(({ name, entry, percent, closeness }, index) => (
        <li key={String(index)}>
          {entry ? <a href={contentPaths.entry(entry.kind, entry.key)}>{name}</a> : name}{' '}
          <span class="faint">{`${closeness} (${tryText.score(percent)})`}</span>
        </li>
      ))}
    </ol>
  );
}
