import type { Office } from '../../../office/office.ts';
import type { Staff } from '../../../staff/staff.ts';
import { originalText } from '../../../text/console-tip-files.ts';
import { leaveText } from '../../../text/console-tips.ts';
import type { OpenTip } from '../../../tips/tip.ts';
import { otherOfficersOf, readersOf } from '../../tips/readers.ts';
import { Problem } from '../notices.tsx';
import { tipPath } from './tip-page-props.ts';

interface LeaveProps {
  readonly tip: OpenTip;
  readonly staff: readonly Staff[];
  readonly office: Office;
  readonly viewer: string;
  readonly problem?: string;
}

/** Whoever is concerned hands on what they should not have, and locks themselves out. */
export function LeavePage({ tip, staff, office, viewer, problem }: LeaveProps) {
  const isLast = readersOf(tip, staff).every(({ username }) => username === viewer);
  const others = otherOfficersOf(tip, staff, office);
  return (
    <div class="narrow">
      <p class="back">
        <a href={tipPath(tip.number)}>{originalText.back}</a>
      </p>
      <h1>{leaveText.title}</h1>
      <p>{leaveText.lead}</p>
      <form class="card" method="post" action={`${tipPath(tip.number)}/leave`}>
        {problem ? <Problem id="leave-problem" words={problem} /> : null}
        <label for="leave-to">{leaveText.to}</label>
        <select id="leave-to" name="to" aria-describedby={problem ? 'leave-problem' : undefined}>
          {isLast ? null : <option value="">{leaveText.keep}</option>}
          {others.map(({ username, name }) => (
            <option key={username} value={username}>
              {name}
            </option>
          ))}
          <option value="recovery">{leaveText.recovery}</option>
        </select>
        <p>{leaveText.consequence}</p>
        <label class="tick">
          <input type="checkbox" name="sure" value="yes" required />
          {leaveText.confirm}
        </label>
        <button type="submit">{leaveText.submit}</button>
      </form>
    </div>
  );
}
