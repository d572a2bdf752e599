import type { Office } from '../../office/office.ts';
import type { Role } from '../../staff/may.ts';
import { roles } from '../../staff/may.ts';
import type { Staff } from '../../staff/staff.ts';
import { isEligible } from '../../staff/tip-officers.ts';
import { roleLabels, roleMeanings, staffDone, staffText } from '../../text/console-staff.ts';
import { staffPath } from '../paths.ts';
import { Notice, Problem } from './notices.tsx';

export type StaffDone = keyof typeof staffDone;

type Divisions = Office['divisions'];

export interface StaffPageState {
  readonly done?: StaffDone;
  readonly problem?: string;
  /** What was typed into the form for a new account. */
  readonly typed?: {
    readonly username: string;
    readonly name: string;
    readonly role: Role;
    readonly division: string;
  };
  /** A temporary password, on the one page that ever shows it. */
  readonly password?: { readonly username: string; readonly name: string; readonly password: string };
}

interface StaffPageProps extends StaffPageState {
  readonly staff: readonly Staff[];
  readonly divisions: Divisions;
  readonly viewer: Staff;
}

export function StaffPage(props: StaffPageProps) {
  const { staff, viewer, divisions, done, problem, password } = props;
  return (
    <div class="staff-page">
      <h1>{staffText.title}</h1>
      {done ? <Notice words={staffDone[done]} /> : null}
      {problem ? <Problem id="staff-problem" words={problem} /> : null}
      {password ? <OncePassword {...password} /> : null}
      <ul class="accounts">
        {staff.map((one) => (
          <li key={one.username} class={one.isActive ? 'card' : 'card inactive'}>
            <Account account={one} isViewer={one.username === viewer.username} divisions={divisions} />
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

interface AccountProps {
  readonly account: Staff;
  readonly isViewer: boolean;
  readonly divisions: Divisions;
}

function Account({ account, isViewer, divisions }: AccountProps) {
  const path = `${staffPath}/${account.username}`;
  const id = `role-${account.username}`;
  const divisionId = `division-${account.username}`;
  const division = divisions.find((one) => one.id === account.division);
  const waitsForTrust = account.role === 'tip-officer' && account.tipKey && !isEligible(account);
  return (
    <>
      <p class="account-name">
        <strong>{account.name}</strong> <span class="number">{account.username}</span>{' '}
        <span class="mark">{roleLabels[account.role]}</span>
        {division ? <span class="mark">{division.name}</span> : null}
        {isViewer ? <span class="mark">{staffText.you}</span> : null}
        {account.isActive ? null : <span class="mark mark-late">{staffText.disabled}</span>}
        {account.mustChangePassword ? <span class="mark mark-soon">{staffText.mustChange}</span> : null}
        {waitsForTrust && account.isActive ? (
          <span class="mark mark-soon">{staffText.waitsForTrust}</span>
        ) : null}
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
        <form method="post" action={`${path}/division`} class="row">
          <label for={divisionId}>{staffText.divisionOf(account.name)}</label>
          <DivisionSelect id={divisionId} chosen={account.division} divisions={divisions} />
          <button type="submit" class="second">
            {staffText.changeDivision}
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

function AddForm({ typed, divisions }: StaffPageProps) {
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
      <label for="new-division">{staffText.division}</label>
      <DivisionSelect
        id="new-division"
        chosen={typed?.division}
        divisions={divisions}
        describedBy="new-division-hint"
      />
      <p class="hint" id="new-division-hint">
        {staffText.divisionHint}
      </p>
      <p class="hint">{staffText.addHint}</p>
      <button type="submit">{staffText.add}</button>
    </form>
  );
}

interface DivisionProps {
  readonly id: string;
  readonly chosen: string | undefined;
  readonly divisions: Divisions;
  readonly describedBy?: string;
}

function DivisionSelect({ id, chosen, divisions, describedBy }: DivisionProps) {
  return (
    <select id={id} name="division" aria-describedby={describedBy}>
      <option value="">{staffText.divisionUnknown}</option>
      {divisions.map((division) => (
        <option key={division.id} value={division.id} selected={division.id === chosen}>
          {division.name}
        </option>
      ))}
    </select>
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
