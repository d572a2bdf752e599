import { questionForms, questionStateLabels, questionText } from '../../../text/console-questions.ts';
import { thaiDateTime } from '../../../text/dates.ts';
import type { ShownQuestion } from '../../content/question-list.ts';
import type { TargetGroup } from '../../content/targets.ts';
import { contentPaths } from '../../paths.ts';
import { BackTo } from './places.tsx';
import { AskedWords } from './question-list.tsx';
import { Candidates } from './try.tsx';

/** What was typed into the forms of the page, and why it could not be used. */
export interface QuestionFields {
  readonly to?: string;
  readonly said?: string;
  readonly means?: string;
  readonly fault?: { readonly form: 'attach' | 'synonym'; readonly words: string };
}

interface QuestionPageProps {
  readonly shown: ShownQuestion;
  readonly targets: readonly TargetGroup[];
  /** The words that the office uses and for which others are known. */
  readonly words: readonly string[];
  readonly fields: QuestionFields;
  readonly settledBy?: string;
  readonly mayEdit: boolean;
}

export function QuestionPage(props: QuestionPageProps) {
  const { shown, settledBy, mayEdit } = props;
  const { question, now } = shown;
  return (
    <div class="entry-page">
      <BackTo path={contentPaths.questions} label={questionText.title} />
      <h1 class="asked">{question.text}</h1>
      <p>
        <span class="mark">{questionStateLabels[question.state]}</span>{' '}
        {question.settled && settledBy ? (
          <span class="faint">{questionText.settled(settledBy, thaiDateTime(question.settled.at))}</span>
        ) : null}
      </p>
      <AskedWords shown={shown} />
      <section class="card">
        <h2>{questionText.now(now.does)}</h2>
        <Candidates candidates={now.candidates} />
      </section>
      {mayEdit ? <Ways {...props} /> : null}
    </div>
  );
}

function Ways(props: QuestionPageProps) {
  const path = contentPaths.question(props.shown.question.key);
  return (
    <>
      <AttachForm {...props} />
      <section class="card">
        <h2>{questionForms.answerTitle}</h2>
        <p>{questionForms.answerHint}</p>
        <a class="action button" href={`${path}/answer`}>
          {questionForms.answerSubmit}
        </a>
      </section>
      <SynonymForm {...props} />
      <form class="card" method="post" action={`${path}/dismiss`}>
        <h2>{questionForms.dismissTitle}</h2>
        <p>{questionForms.dismissHint}</p>
        <button type="submit" class="quiet">
          {questionForms.dismissSubmit}
        </button>
      </form>
    </>
  );
}

function AttachForm({ shown, targets, fields }: QuestionPageProps) {
  const { question, guesses } = shown;
  const fault = fields.fault?.form === 'attach' ? fields.fault.words : null;
  const chosen = fields.to ?? guesses[0]?.value;
  const groups =
    guesses.length > 0 ? [{ label: questionForms.guesses, targets: guesses }, ...targets] : targets;
  return (
    <form class="card" method="post" action={`${contentPaths.question(question.key)}/attach`}>
      <h2>{questionForms.attachTitle}</h2>
      <label for="attach-to">{questionForms.attach}</label>
      <p class="hint" id="attach-hint">
        {questionForms.attachHint}
      </p>
      <Fault id="attach-fault" words={fault} />
      <select
        id="attach-to"
        name="to"
        aria-describedby={fault ? 'attach-fault attach-hint' : 'attach-hint'}
        aria-invalid={fault ? 'true' : undefined}
      >
        {groups.map(({ label, targets: inGroup }, index) => (
          <optgroup key={label} label={label}>
            {inGroup.map(({ value, name }) => (
              <option
                key={value}
                value={value}
                selected={value === chosen && (index === 0 || !isGuess(guesses, value))}
              >
                {name}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
      <button type="submit">{questionForms.attachSubmit}</button>
    </form>
  );
}

/** A guess stands in the list twice; it is chosen where it stands first. */
function isGuess(guesses: ShownQuestion['guesses'], value: string): boolean {
  return guesses.some((guess) => guess.value === value);
}

function SynonymForm({ shown: { question }, words, fields }: QuestionPageProps) {
  const fault = fields.fault?.form === 'synonym' ? fields.fault.words : null;
  const describedBy = (hint: string) => (fault ? `synonym-fault ${hint}` : hint);
  return (
    <form class="card" method="post" action={`${contentPaths.question(question.key)}/synonym`}>
      <h2>{questionForms.synonymTitle}</h2>
      <Fault id="synonym-fault" words={fault} />
      <label for="said">{questionForms.said}</label>
      <p class="hint" id="said-hint">
        {questionForms.saidHint}
      </p>
      <input
        id="said"
        name="said"
        value={fields.said ?? ''}
        autocomplete="off"
        aria-describedby={describedBy('said-hint')}
      />
      <label for="means">{questionForms.means}</label>
      <p class="hint" id="means-hint">
        {questionForms.meansHint}
      </p>
      <input
        id="means"
        name="means"
        list="known-words"
        value={fields.means ?? ''}
        autocomplete="off"
        aria-describedby={describedBy('means-hint')}
      />
      <datalist id="known-words">
        {words.map((word) => (
          <option key={word} value={word} />
        ))}
      </datalist>
      <button type="submit" class="second">
        {questionForms.synonymSubmit}
      </button>
    </form>
  );
}

function Fault({ id, words }: { id: string; words: string | null }) {
  if (!words) return null;
  return (
    <p class="fault" id={id} role="alert">
      {words}
    </p>
  );
}
