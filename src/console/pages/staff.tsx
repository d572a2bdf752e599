import type { Role } from '../../staff/may.ts';
import { roles } from '../../staff/may.ts';
import type { Staff } from '../../staff/staff.ts';
import { roleLabels, roleMeanings, staffDone, staffText } from '../../text/console-staff.ts';
import { staffPath } from '../paths.ts';
import { Notice, Problem } from './notices.tsx';

export type StaffDone = keyof typeof staffDone;

export interface StaffPageState {
  readonly done?: StaffDone;
  readonly problem?: string;
  /** What was typed into the form for a new account. */
  readonly typed?: { readonly username: string; readonly name: string; readonly role: Role };
  /** A temporary password, on the one page that ever shows it. */
  readonly password?: { readonly username: string; readonly name: string; readonly password: string };
}

interface StaffPageProps extends StaffPageState {
  readonly staff: readonly Staff[];
  readonly viewer: Staff;
}

export function StaffPage(props: StaffPageProps) {
  const { staff, viewer, done, problem, password } = props;
  return (
    <div class="staff-page">
      <h1>{staffText.title}</h1>
      {done ? <Notice words={staffDone[done]} /> : null}
      {problem ? <Problem id="staff-problem" words={problem} /> : null}
      {password ? <OncePassword {...password} /> : null}
      <ul class="accounts">
        {staff.map((one) => (
          <li key={one.username} class={one.isActive ? 'card' : 'card inactive'}>
            <Account account={one} isViewer={one.username === viewer.username} />
          </li>
        ))}
      </ul>
      <AddForm {...props} />
      <section class="card">
        <h2>{staffText.roles}</h2>
        <dl class="facts">
          {roles.map((role) => (
            <div key={role}>
              <dt>{roleLabels[role]}</dt>
              <dd>{roleMeanings[role]}</dd>
            </div>
          ))}
        </dl>
      </section>
    </div>
  );
}

function OncePassword({ username, name, password }: NonNullable<StaffPageState['password']>) {
  return (
    <div class="card once" role="status">
      <p>
        {staffText.passwordFor(name)} (<span class="number">{username}</span>)
      </p>
      <p class="once-password">{password}</p>
      <p>{staffText.passwordOnce}</p>
    </div>
  );
}

function Account({ account, isViewer }: { account: Staff; isViewer: boolean }) {
  const path = `${staffPath}/${account.username}`;
  const id = `role-${account.username}`;
  return (
    <>
      <p class="account-name">
        <strong>{account.name}</strong> <span class="number">{account.username}</span>{' '}
        <span class="mark">{roleLabels[account.role]}</span>
        {isViewer ? <span class="mark">{staffText.you}</span> : null}
        {account.isActive ? null : <span class="mark mark-late">{staffText.disabled}</span>}
        {account.mustChangePassword ? <span class="mark mark-soon">{staffText.mustChange}</span> : null}
      </p>
      <details>
        <summary>{staffText.manage(account.name)}</summary>
        <form method="post" action={`${path}/role`} class="row">
          <label for={id}>{staffText.roleOf(account.name)}</label>
          <RoleSelect id={id} chosen={account.role} />
          <button type="submit" class="second">
            {staffText.changeRole}
          </button>
        </form>
        <div class="row">
          <form method="post" action={`${path}/reset`}>
            <button type="submit" class="quiet">
              {staffText.reset}
            </button>
          </form>
          <form method="post" action={`${path}/${account.isActive ? 'disable' : 'enable'}`}>
            <button type="submit" class="quiet">
              {account.isActive ? staffText.disable : staffText.enable}
            </button>
          </form>
        </div>
      </details>
    </>
  );
}

function AddForm({ typed }: StaffPageProps) {
  return (
    <form class="card" method="post" action={staffPath}>
      <h2>{staffText.addTitle}</h2>
      <label for="new-name">{staffText.name}</label>
      <input id="new-name" name="name" value={typed?.name ?? ''} required autocomplete="off" />
      <label for="new-username">{staffText.username}</label>
      <input
        id="new-username"
        name="username"
        value={typed?.username ?? ''}
        required
        autocomplete="off"
        autocapitalize="none"
        spellcheck={false}
        aria-describedby="new-username-hint"
      />
      <p class="hint" id="new-username-hint">
        {staffText.usernameHint}
      </p>
      <label for="new-role">{staffText.role}</label>
      <RoleSelect id="new-role" chosen={typed?.role ?? 'officer'} />
      <p class="hint">{staffText.addHint}</p>
      <button type="submit">{staffText.add}</button>
    </form>
  );
}

function RoleSelect({ id, chosen }: { id: string; chosen: Role }) {
  return (
    <select id={id} name="role">
      {roles.map((role) => (
        <option key={role} value={role} selected={role === chosen}>
          {roleLabels[role]}
        </option>
      ))}
    </select>
  );
}
