import {
  type QuestionOrder,
  type QuestionState,
  questionOrders,
  questionStates,
} from '../../../knowledge/ports.ts';
import { listText } from '../../../text/console.ts';
import { tryText } from '../../../text/console-content-pages.ts';
import {
  afterwards,
  type QuestionDone,
  questionDone,
  questionOrderLabels,
  questionStateLabels,
  questionText,
} from '../../../text/console-questions.ts';
import { thaiDate } from '../../../text/dates.ts';
import type { ShownQuestion } from '../../content/question-list.ts';
import { contentPaths } from '../../paths.ts';
import { Places } from './places.tsx';

export interface QuestionFilters {
  readonly state: QuestionState;
  readonly order: QuestionOrder;
}

interface QuestionListProps {
  readonly filters: QuestionFilters;
  readonly rows: readonly ShownQuestion[];
  readonly next?: string;
  readonly isLaterPage: boolean;
  readonly done?: { readonly done: QuestionDone; readonly about?: ShownQuestion };
  readonly mayEdit: boolean;
}

const address = (filters: QuestionFilters & { readonly after?: string }) =>
  `${contentPaths.questions}?${new URLSearchParams(filters as unknown as Record<string, string>)}`;

export function QuestionListPage(props: QuestionListProps) {
  const { filters, rows, next, isLaterPage, done, mayEdit } = props;
  return (
    <>
      <h1>{questionText.title}</h1>
      <p class="lead">{questionText.lead}</p>
      <Places here="questions" />
      {done ? <Done {...done} /> : null}
      <Filters filters={filters} />
      {rows.length === 0 ? <p class="card empty">{questionText.none}</p> : null}
      <ul class="questions">
        {rows.map((shown) => (
          <li key={shown.question.key} class="card">
            <OneQuestion shown={shown} mayEdit={mayEdit} />
          </li>
        ))}
      </ul>
      {next || isLaterPage ? (
        <nav class="pages" aria-label={questionText.title}>
          {isLaterPage ? <a href={address(filters)}>{questionText.first}</a> : null}
          {next ? (
            <a rel="next" href={address({ ...filters, after: next })}>
              {questionText.next}
            </a>
          ) : null}
        </nav>
      ) : null}
    </>
  );
}

/** What is none of the office's business finds nothing, and is meant to. */
const outOfScope = 'intent:other';

/** What was done, and what the same question finds from now on: said even where it is not what one hoped for. */
function Done({ done, about }: NonNullable<QuestionListProps['done']>) {
  return (
    <div class="notice" role="status">
      <p>
        <strong>{questionDone[done]}</strong>
      </p>
      {about && done !== 'dismissed' ? (
        <>
          <p>{`${afterwards.asked(about.question.text)} ${afterwards.does(about.now.does)}`}</p>
          {about.now.isFound || about.question.settled?.attachedTo === outOfScope ? null : (
            <p>
              {afterwards.notYet} <a href={contentPaths.question(about.question.key)}>{afterwards.open}</a>
            </p>
          )}
        </>
      ) : null}
    </div>
  );
}

function Filters({ filters }: Pick<QuestionListProps, 'filters'>) {
  return (
    <nav class="quick" aria-label={questionText.filters}>
      <ul>
        {questionStates.map((state) => (
          <li key={state}>
            <a
              href={address({ ...filters, state })}
              aria-current={state === filters.state ? 'page' : undefined}
            >
              {questionStateLabels[state]}
            </a>
          </li>
        ))}
      </ul>
      <ul aria-label={listText.sort}>
        {questionOrders.map((order) => (
          <li key={order}>
            <a
              href={address({ ...filters, order })}
              aria-current={order === filters.order ? 'true' : undefined}
            >
              {questionOrderLabels[order]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function OneQuestion({ shown, mayEdit }: { shown: ShownQuestion; mayEdit: boolean }) {
  const { question } = shown;
  return (
    <>
      <h2 class="asked">{question.text}</h2>
      <AskedWords shown={shown} />
      {shown.now.isFound ? <p>{questionText.now(shown.now.does)}</p> : null}
      {mayEdit ? <Taps shown={shown} /> : null}
    </>
  );
}

/** How often and when it was asked, and what the search made of it then. */
export function AskedWords({ shown: { question, thought } }: { shown: ShownQuestion }) {
  const { count, firstAt, lastAt } = question;
  const guesses = thought.map(({ name, percent }) => `${name} (${tryText.score(percent)})`).join(' / ');
  return (
    <p class="faint">
      {[
        questionText.asked(count),
        questionText.lastAt(thaiDate(lastAt)),
        ...(thaiDate(firstAt) === thaiDate(lastAt) ? [] : [questionText.firstAt(thaiDate(firstAt))]),
      ].join(' · ')}
      <br />
      {guesses ? `${questionText.guessed} ${guesses}` : questionText.guessedNothing}
    </p>
  );
}

/** One tap for what the search guesses, and the way to everything else. */
function Taps({ shown: { question, guesses, now } }: { shown: ShownQuestion }) {
  const path = contentPaths.question(question.key);
  return (
    <div class="taps">
      {now.isFound && question.state === 'open' ? (
        <form method="post" action={`${path}/found`}>
          <button type="submit">{questionText.foundNow}</button>
        </form>
      ) : null}
      {(now.isFound ? [] : guesses).map(({ value, name }) => (
        <form key={value} method="post" action={`${path}/attach`}>
          <input type="hidden" name="to" value={value} />
          <button type="submit" class="second">
            {questionText.isIt(name)}
          </button>
        </form>
      ))}
      <a class="action" href={path} aria-label={questionText.moreOf(question.text)}>
        {questionText.more}
      </a>
    </div>
  );
}
