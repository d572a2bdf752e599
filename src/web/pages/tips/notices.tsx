import type { Office } from '../../../office/office.ts';
import { webText } from '../../../text/web.ts';
import { floodText, reportText, webFileText } from '../../../text/web-tip.ts';
import type { Offer } from '../../flood/gate.ts';
import type { RefusedFile } from '../../tips/take-files.ts';

/** What a form needs to go through when much comes at once. */
export function PassFields({ offer }: { readonly offer: Offer }) {
  return (
    <>
      <input type="hidden" name="ticket" value={offer.ticket} />
      {offer.challenge ? (
        <>
          <input type="hidden" name="proof" value="" data-challenge={offer.challenge} />
          <p role="status" data-proving={floodText.checking} data-proved={floodText.checked} />
        </>
      ) : null}
    </>
  );
}

/** Bodies outside of the office, with numbers to tap. */
export function OutsideBodies({ office }: { readonly office: Office }) {
  return (
    <ul class="contacts">
      {office.outsideBodies.map(({ name, phone, about }) => (
        <li key={phone} class="card">
          <h2>{name}</h2>
          <p>{about}</p>
          <p>
            <a class="call" href={`tel:${phone}`}>
              {webText.call(phone)}
            </a>
          </p>
        </li>
      ))}
    </ul>
  );
}

/** Everything that keeps a form from being sent, each with a way to its field. */
export function Faults({ faults }: { readonly faults: readonly { to: string; text: string }[] }) {
  if (faults.length === 0) return null;
  return (
    <section class="card notice" role="alert">
      <h2>{reportText.faults}</h2>
      <ul>
        {faults.map(({ to, text }) => (
          <li key={to + text}>
            <a href={`#${to}`}>{text}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}

export const faultOfFile = ({ name, why }: RefusedFile) =>
  `${webFileText.refused(name)}: ${webFileText.refusals[why]}`;
