import { ticketText } from '../../../text/console-ticket.ts';
import { exportBodyLabels } from '../../../text/console-tip-files.ts';
import { tipActivityLabels, tipText } from '../../../text/console-tips.ts';
import { thaiDateTime } from '../../../text/dates.ts';
import { statusLabels } from '../../../text/labels.ts';
import type { OpenTip } from '../../../tips/tip.ts';

type Deed = OpenTip['activity'][number];

/** Every change of the tip, newest first, folded away until somebody asks. */
export function TipActivity({ activity }: Pick<OpenTip, 'activity'>) {
  return (
    <details class="card activity">
      <summary>{`${tipText.activity} (${activity.length})`}</summary>
      <ol reversed>
        {activity.toReversed().map((deed, index) => (
          <li key={index}>
            <strong>{tipActivityLabels[deed.what]}</strong> {changeWords(deed)}
            <br />
            <small>{`${thaiDateTime(new Date(deed.at))} · ${actorWords(deed)}`}</small>
          </li>
        ))}
      </ol>
    </details>
  );
}

function changeWords(deed: Deed): string {
  switch (deed.what) {
    case 'status': {
      const change = ticketText.change(statusLabels[deed.from], statusLabels[deed.to]);
      return deed.reason ? `${change} ${ticketText.because(deed.reason)}` : change;
    }
    case 'assigned':
      return deed.to?.name ?? ticketText.nobody;
    case 'given':
      return deed.to.name;
    case 'removed':
      return deed.whom.name;
    case 'left-out':
      return deed.whom.map(({ name }) => name).join(' · ');
    case 'exported':
      return exportBodyLabels[deed.to];
    default:
      return '';
  }
}

function actorWords(deed: Deed): string {
  const isOfReporter = deed.what === 'added' || deed.what === 'left-out' || deed.by === 'reporter';
  return isOfReporter ? ticketText.inbound : deed.by.name;
}
