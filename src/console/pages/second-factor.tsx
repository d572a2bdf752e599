import type { Staff } from '../../staff/staff.ts';
import { secondFactorText } from '../../text/console-second-factor.ts';
import { secondFactorPath } from '../paths.ts';
import { Notice, Problem } from './notices.tsx';

export interface SetUpProps {
  /** A picture as a data: address. */
  readonly picture: string;
  readonly typed: string;
  readonly next: string;
  readonly problem?: string;
}

export function SetUpPage({ picture, typed, next, problem }: SetUpProps) {
  return (
    <section class="card narrow">
      <h1>{secondFactorText.title}</h1>
      <p class="lead">{secondFactorText.lead}</p>
      <h2>{secondFactorText.steps}</h2>
      <form method="post" action={secondFactorPath}>
        {problem ? <Problem id="code-problem" words={problem} /> : null}
        <ol>
          <li>{secondFactorText.install}</li>
          <li>
            {secondFactorText.scan}
            <img src={picture} alt={secondFactorText.picture} width={240} height={240} class="qr" />
            <p>{secondFactorText.orType}</p>
            <p class="once-password">{typed}</p>
          </li>
          <li>
            <label for="code">{secondFactorText.confirm}</label>
            <input
              id="code"
              name="code"
              inputMode="numeric"
              autocomplete="one-time-code"
              required
              aria-describedby={problem ? 'code-problem' : undefined}
            />
          </li>
        </ol>
        <input type="hidden" name="next" value={next} />
        <button type="submit">{secondFactorText.submit}</button>
      </form>
    </section>
  );
}

/** The one page that ever shows recovery codes. */
export function RecoveryCodesPage({ codes, next }: { codes: readonly string[]; next: string }) {
  return (
    <section class="card narrow once">
      <h1>{secondFactorText.codesTitle}</h1>
      <Notice words={secondFactorText.done} />
      <p>{secondFactorText.codesOnce}</p>
      <ol class="codes">
        {codes.map((code) => (
          <li key={code} class="number">
            {code}
          </li>
        ))}
      </ol>
      <p>
        <a class="action button" href={next}>
          {secondFactorText.goOn}
        </a>
      </p>
    </section>
  );
}

export interface SecondFactorPageProps {
  /** How many recovery codes are left. */
  readonly left: number;
  /** Colleagues whose second factor the viewer may take away. */
  readonly others: readonly Pick<Staff, 'username' | 'name'>[];
  readonly isReset: boolean;
}

export function SecondFactorPage({ left, others, isReset }: SecondFactorPageProps) {
  return (
    <section class="card narrow">
      <h1>{secondFactorText.title}</h1>
      {isReset ? <Notice words={secondFactorText.resetDone} /> : null}
      <p>{secondFactorText.isSet}</p>
      <p>{secondFactorText.left(left)}</p>
      <form method="post" action={`${secondFactorPath}/codes`}>
        <h2>{secondFactorText.renewTitle}</h2>
        <p class="hint">{secondFactorText.renewHint}</p>
        <button type="submit" class="second">
          {secondFactorText.renew}
        </button>
      </form>
      {others.length > 0 ? <Reset others={others} /> : null}
    </section>
  );
}

function Reset({ others }: Pick<SecondFactorPageProps, 'others'>) {
  return (
    <form method="post" action={`${secondFactorPath}/reset`}>
      <h2>{secondFactorText.resetTitle}</h2>
      <p class="hint">{secondFactorText.resetHint}</p>
      <label for="reset-username">{secondFactorText.resetWhom}</label>
      <select id="reset-username" name="username" required>
        <option value="">{secondFactorText.resetChoose}</option>
        {others.map(({ username, name }) => (
          <option key={username} value={username}>
            {name}
          </option>
        ))}
      </select>
      <button type="submit" class="second">
        {secondFactorText.reset}
      </button>
    </form>
  );
}
