import type { Staff } from '../../staff/staff.ts';
import { tipKeyText } from '../../text/console-second-factor.ts';
import { accountText, roleLabels } from '../../text/console-staff.ts';
import { fingerprintOf } from '../../vault/key-pair.ts';
import { accountPath, secondFactorPath } from '../paths.ts';
import { Notice, Problem } from './notices.tsx';

interface AccountPageProps {
  readonly viewer: Staff;
  readonly problem?: string;
  readonly isDone?: boolean;
}

export function AccountPage({ viewer, problem, isDone }: AccountPageProps) {
  return (
    <div class="narrow">
      <h1>{accountText.title}</h1>
      {isDone ? <Notice words={accountText.done} /> : null}
      {viewer.mustChangePassword ? <Notice words={accountText.mustChange} /> : null}
      <section class="card">
        <h2>{viewer.name}</h2>
        <dl class="facts">
          <div>
            <dt>{accountText.username}</dt>
            <dd class="number">{viewer.username}</dd>
          </div>
          <div>
            <dt>{accountText.role}</dt>
            <dd>{roleLabels[viewer.role]}</dd>
          </div>
        </dl>
      </section>
      {viewer.role === 'tip-officer' && !viewer.mustChangePassword ? <TipKey {...viewer} /> : null}
      <form class="card" method="post" action={`${accountPath}/password`}>
        <h2>{accountText.passwordTitle}</h2>
        {problem ? <Problem id="password-problem" words={problem} /> : null}
        {/* Lets a password keeper of the browser know whose password this is. */}
        <input type="hidden" name="username" value={viewer.username} autocomplete="username" />
        <Password id="current" label={accountText.current} complete="current-password" />
        <Password id="next" label={accountText.next} complete="new-password" hint={accountText.nextHint} />
        <Password id="again" label={accountText.again} complete="new-password" />
        <button type="submit">{accountText.submit}</button>
      </form>
      <form class="card" method="post" action={`${accountPath}/sign-out-everywhere`}>
        <h2>{accountText.everywhereTitle}</h2>
        <p>{accountText.everywhereHint}</p>
        <button type="submit" class="second">
          {accountText.everywhere}
        </button>
      </form>
    </div>
  );
}

function TipKey({ tipKey }: Staff) {
  if (!tipKey) {
    return (
      <section class="card">
        <h2>{tipKeyText.title}</h2>
        <p>{tipKeyText.none}</p>
      </section>
    );
  }
  return (
    <section class="card">
      <h2>{tipKeyText.title}</h2>
      <p>{tipKey.isTrusted ? tipKeyText.trusted : tipKeyText.waiting}</p>
      <dl class="facts">
        <div>
          <dt>{tipKeyText.fingerprint}</dt>
          <dd class="number">{fingerprintOf(tipKey.publicKey)}</dd>
        </div>
      </dl>
      {tipKey.isTrusted ? null : <p class="hint">{tipKeyText.fingerprintHint}</p>}
      <p>
        <a href={secondFactorPath}>{tipKeyText.secondFactor}</a>
      </p>
    </section>
  );
}

interface PasswordProps {
  readonly id: string;
  readonly label: string;
  readonly complete: 'current-password' | 'new-password';
  readonly hint?: string;
}

function Password({ id, label, complete, hint }: PasswordProps) {
  return (
    <>
      <label for={id}>{label}</label>
      <input
        id={id}
        name={id}
        type="password"
        autocomplete={complete}
        required
        aria-describedby={hint ? `${id}-hint` : undefined}
      />
      {hint ? (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      ) : null}
    </>
  );
}
