import { recoveryText } from '../../text/console-recovery.ts';
import { recoveryPath } from '../paths.ts';
import { Notice, Problem } from './notices.tsx';

export interface ShareProblem {
  readonly words: string;
  /** Which of the two fields, from 0; absent when it is about both together. */
  readonly field?: number;
  readonly typed: readonly [string, string];
}

interface RecoveryPageProps {
  readonly fingerprint: string;
  readonly isMade: boolean;
  readonly mayMake: boolean;
  readonly problem?: ShareProblem;
  readonly isDone?: boolean;
}

export function RecoveryPage({ fingerprint, isMade, mayMake, problem, isDone }: RecoveryPageProps) {
  return (
    <div class="recovery">
      <h1>{recoveryText.title}</h1>
      {isDone && isMade ? <Notice words={recoveryText.done} /> : null}
      <p>{recoveryText.why}</p>
      <p>{recoveryText.how}</p>
      <dl class="facts card">
        <div>
          <dt>{recoveryText.state}</dt>
          <dd>{isMade ? recoveryText.made : recoveryText.notMade}</dd>
        </div>
        <div>
          <dt>{recoveryText.fingerprint}</dt>
          <dd>
            <span class="number">{fingerprint}</span>
            <br />
            <small>{recoveryText.fingerprintHint}</small>
          </dd>
        </div>
      </dl>
      {isMade ? (
        <>
          <WhenNeeded />
          <WhenRenewed />
        </>
      ) : mayMake ? (
        <Making problem={problem} />
      ) : (
        <p class="card">{recoveryText.byTipOfficer}</p>
      )}
    </div>
  );
}

function WhenNeeded() {
  return (
    <section class="card">
      <h2>{recoveryText.useTitle}</h2>
      <p>{recoveryText.use}</p>
      <p>{recoveryText.useCommand}</p>
      <p>
        <code>{recoveryText.command}</code>
      </p>
    </section>
  );
}

function WhenRenewed() {
  return (
    <section class="card">
      <h2>{recoveryText.renewTitle}</h2>
      <p>{recoveryText.renew}</p>
      <p>
        <code>{recoveryText.renewCommand}</code>
      </p>
    </section>
  );
}

function Making({ problem }: { problem: ShareProblem | undefined }) {
  return (
    <>
      <section class="card">
        <h2>{recoveryText.stepsTitle}</h2>
        <ol>
          {recoveryText.steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
        <form method="post" action={`${recoveryPath}/shares`}>
          <p>{recoveryText.showHint}</p>
          <button type="submit">{recoveryText.show}</button>
        </form>
      </section>
      <form class="card" method="post" action={`${recoveryPath}/confirm`} id="confirm" autocomplete="off">
        <h2>{recoveryText.confirmTitle}</h2>
        {problem ? <Problem id="share-problem" words={problem.words} /> : null}
        <p class="hint" id="share-hint">
          {recoveryText.confirmHint}
        </p>
        <ShareField at={0} label={recoveryText.first} problem={problem} />
        <ShareField at={1} label={recoveryText.second} problem={problem} />
        <p>{recoveryText.confirmWarning}</p>
        <button type="submit" class="second">
          {recoveryText.confirm}
        </button>
      </form>
    </>
  );
}

interface ShareFieldProps {
  readonly at: 0 | 1;
  readonly label: string;
  readonly problem: ShareProblem | undefined;
}

function ShareField({ at, label, problem }: ShareFieldProps) {
  const id = `share${at + 1}`;
  const isWrong = problem !== undefined && (problem.field ?? at) === at;
  return (
    <>
      <label for={id}>{label}</label>
      <textarea
        id={id}
        name={id}
        class="share-field"
        rows={4}
        required
        autocomplete="off"
        autocapitalize="characters"
        spellcheck={false}
        lang="en"
        aria-invalid={isWrong ? 'true' : undefined}
        aria-describedby={isWrong ? 'share-problem share-hint' : 'share-hint'}
      >
        {problem?.typed[at]}
      </textarea>
    </>
  );
}
