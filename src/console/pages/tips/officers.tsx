import type { Staff } from '../../../staff/staff.ts';
import { ticketText } from '../../../text/console-ticket.ts';
import { officersText } from '../../../text/console-tip-files.ts';
import { tipText } from '../../../text/console-tips.ts';
import { fingerprintOf } from '../../../vault/key-pair.ts';
import { deskPaths } from '../../paths.ts';
import { officersPath } from '../../tips/paths.ts';
import { Notice, Problem } from '../notices.tsx';

export interface OfficersState {
  readonly done?: string;
  readonly problem?: string;
}

interface OfficersProps extends OfficersState {
  readonly officers: readonly Staff[];
  readonly viewer: string;
  /** False while the viewer's own key waits. */
  readonly mayTrust: boolean;
}

export function OfficersPage({ officers, viewer, mayTrust, done, problem }: OfficersProps) {
  return (
    <>
      <p class="back">
        <a href={deskPaths.tip}>{ticketText.back}</a>
      </p>
      <h1>{officersText.title}</h1>
      {done ? <Notice words={done} /> : null}
      {problem ? <Problem id="officers-problem" words={problem} /> : null}
      <p>{officersText.lead}</p>
      {mayTrust ? null : <p class="problem">{officersText.youWait}</p>}
      <ul class="accounts">
        {officers.map((one) => (
          <li key={one.username} class="card">
            <Officer
              officer={one}
              isViewer={one.username === viewer}
              mayTrust={mayTrust && one.username !== viewer}
            />
          </li>
        ))}
      </ul>
    </>
  );
}

interface OfficerProps {
  readonly officer: Staff;
  readonly isViewer: boolean;
  readonly mayTrust: boolean;
}

function Officer({ officer, isViewer, mayTrust }: OfficerProps) {
  const { name, username, tipKey } = officer;
  return (
    <>
      <h2>
        {name} <span class="number">{username}</span> {isViewer ? <small>({tipText.you})</small> : null}
      </h2>
      {tipKey ? (
        <p>
          {officersText.fingerprint} <strong class="proof">{fingerprintOf(tipKey.publicKey)}</strong>{' '}
          <span class={tipKey.isTrusted ? 'mark status-open' : 'mark mark-soon'}>
            {tipKey.isTrusted ? officersText.trusted : officersText.waiting}
          </span>
        </p>
      ) : (
        <p class="faint">{officersText.noKey}</p>
      )}
      {tipKey && !tipKey.isTrusted && mayTrust ? <TrustForm {...officer} tipKey={tipKey} /> : null}
      {tipKey?.isTrusted && !isViewer ? <ShareForm username={username} /> : null}
    </>
  );
}

function TrustForm({ username, tipKey }: Staff & { tipKey: NonNullable<Staff['tipKey']> }) {
  return (
    <form method="post" action={`${officersPath}/${username}/trust`}>
      <input type="hidden" name="key" value={tipKey.publicKey} />
      <label class="tick">
        <input type="checkbox" name="compared" value="yes" required />
        {officersText.compared}
      </label>
      <label class="tick">
        <input type="checkbox" name="share" value="yes" />
        {officersText.share}
      </label>
      <button type="submit">{officersText.submit}</button>
    </form>
  );
}

function ShareForm({ username }: Pick<Staff, 'username'>) {
  const hint = `share-${username}-hint`;
  return (
    <form method="post" action={`${officersPath}/${username}/share`}>
      <button type="submit" class="second" aria-describedby={hint}>
        {officersText.shareLater}
      </button>
      <p class="hint" id={hint}>
        {officersText.shareLaterHint}
      </p>
    </form>
  );
}
