import { unlockText } from '../../text/console-second-factor.ts';
import { unlockPath } from '../paths.ts';
import { Kept } from './kept.tsx';
import { Problem } from './notices.tsx';

export interface UnlockPageProps {
  readonly username: string;
  readonly next: string;
  readonly asksPassword: boolean;
  readonly asksCode: boolean;
  readonly problem?: string;
  readonly kept?: string;
}

export function UnlockPage(props: UnlockPageProps) {
  const { username, next, asksPassword, asksCode, problem, kept } = props;
  const described = problem ? 'unlock-problem' : undefined;
  return (
    <section class="card narrow">
      <h1>{unlockText.title}</h1>
      <p class="lead">{asksPassword ? unlockText.lead : unlockText.leadCode}</p>
      {kept ? <Kept label={unlockText.kept} text={kept} /> : null}
      <form method="post" action={unlockPath}>
        {problem ? <Problem id="unlock-problem" words={problem} /> : null}
        <input type="hidden" name="next" value={next} />
        {asksPassword ? (
          <>
            {/* Lets a password keeper of the browser know whose password this is. */}
            <input type="hidden" name="username" value={username} autocomplete="username" />
            <label for="password">{unlockText.password}</label>
            <input
              id="password"
              name="password"
              type="password"
              autocomplete="current-password"
              required
              aria-describedby={described}
            />
          </>
        ) : null}
        {asksCode ? <Code described={described} /> : null}
        <button type="submit">{unlockText.submit}</button>
      </form>
      <p>{unlockText.idle}</p>
      {asksCode ? <p>{unlockText.lostPhone}</p> : null}
    </section>
  );
}

function Code({ described }: { described: string | undefined }) {
  return (
    <>
      <label for="code">{unlockText.code}</label>
      <input
        id="code"
        name="code"
        autocomplete="one-time-code"
        autocapitalize="none"
        spellcheck={false}
        required
        aria-describedby={described ? `${described} code-hint` : 'code-hint'}
      />
      <p class="hint" id="code-hint">
        {unlockText.codeHint}
      </p>
    </>
  );
}
