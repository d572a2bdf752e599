import type { ComponentChildren } from 'preact';
import type { Office } from '../../../office/office.ts';
import { listText } from '../../../text/console.ts';
import { reporterLabels, ticketText } from '../../../text/console-ticket.ts';
import { protectionText, tipText } from '../../../text/console-tips.ts';
import { thaiDay } from '../../../text/dates.ts';
import type { OpenTip, ReadWords, TipPlace } from '../../../tips/tip.ts';
import { mapAddress } from '../ticket-details.tsx';
import { SaidWords } from './said.tsx';
import { nameOf, type TipPageProps } from './tip-page-props.ts';

/** Who reports, whom it is about, when, where, and who can read it. */
export function TipDetails(props: TipPageProps) {
  const { tip } = props;
  return (
    <section class="card" id="details">
      <h2>{ticketText.details}</h2>
      <dl class="facts">
        <Row name={ticketText.reporter}>
          <ReporterWords reporter={tip.reporter} />
          <br />
          <small>{tipText.via[tip.via]}</small>
        </Row>
        <Row name={tipText.about}>
          <AboutWords {...props} />
        </Row>
        <SaidRow name={tipText.when} said={tip.when} />
        <Row name={tipText.where}>
          <SaidWords said={tip.where} />
          {tip.place && tip.where.length > 0 ? <br /> : null}
          {tip.place ? <PlaceWords place={tip.place} /> : tip.where.length === 0 ? tipText.notTold : null}
        </Row>
        <SaidRow name={tipText.evidence} said={tip.evidence} />
        {tip.answeredDay ? <Row name={tipText.answered}>{thaiDay(tip.answeredDay)}</Row> : null}
      </dl>
    </section>
  );
}

/** Who can open the tip, and why the others cannot. */
export function Readers({ tip, staff, viewer }: TipPageProps) {
  const later = tip.activity.flatMap((deed) => (deed.what === 'left-out' ? deed.whom : []));
  const usernames = [...(tip.about.leftOut ?? []), ...later.map(({ username }) => username)];
  const leftOut = [...new Set(usernames)].map((username) => nameOf(staff, username));
  const officers = tip.recipients.filter((id) => id !== 'recovery' && id !== 'reporter');
  return (
    <section class="card">
      <h2>{tipText.readers}</h2>
      <ul>
        {officers.map((username) => (
          <li key={username}>
            {nameOf(staff, username)} {username === viewer ? <small>({tipText.you})</small> : null}
          </li>
        ))}
        {tip.recipients.includes('reporter') ? <li>{tipText.reporter}</li> : null}
        {tip.recipients.includes('recovery') ? <li>{tipText.recovery}</li> : null}
      </ul>
      {leftOut.length > 0 ? <p>{tipText.leftOut(leftOut.join(' · '))}</p> : null}
      <p class="faint">{tipText.readersHint}</p>
    </section>
  );
}

/** What the law says for those who tell, folded away. */
export function Protection() {
  return (
    <details class="card">
      <summary>{protectionText.title}</summary>
      <ul>
        {protectionText.points.map(({ text, isChecked }) => (
          <li key={text}>
            {text} {isChecked ? null : <small>{protectionText.unchecked}</small>}
          </li>
        ))}
      </ul>
      <p>{protectionText.advice}</p>
    </details>
  );
}

function Row({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function SaidRow({ name, said }: { name: string; said: readonly ReadWords[] }) {
  return <Row name={name}>{said.length > 0 ? <SaidWords said={said} /> : tipText.notTold}</Row>;
}

function ReporterWords({ reporter }: { reporter: OpenTip['reporter'] }) {
  if (reporter.how === 'anonymous') return <>{reporterLabels.anonymous}</>;
  return (
    <>
      {reporter.displayName ?? listText.noName}
      <br />
      <small>{reporterLabels[reporter.how]}</small>
      {reporter.contact ? (
        <>
          <br />
          <small>{`${ticketText.contact}: ${reporter.contact}`}</small>
        </>
      ) : null}
    </>
  );
}

function AboutWords({ tip: { about }, office, staff }: TipPageProps) {
  const named = namesOfAbout(about, office, (username) => nameOf(staff, username));
  if (named.length === 0 && about.said.length === 0) return <>{tipText.notTold}</>;
  return (
    <>
      {named.join(' · ')}
      {named.length > 0 && about.said.length > 0 ? <br /> : null}
      <SaidWords said={about.said} />
    </>
  );
}

/** Divisions and people by their names. */
export function namesOfAbout(
  about: Pick<OpenTip['about'], 'divisions' | 'staff'>,
  office: Pick<Office, 'divisions'>,
  nameOfStaff: (username: string) => string,
): string[] {
  const division = (id: string) => office.divisions.find((one) => one.id === id)?.name ?? id;
  return [...about.divisions.map(division), ...about.staff.map(nameOfStaff)];
}

function PlaceWords({ place: { village, latitude, longitude } }: { place: TipPlace }) {
  const named = village && /^\d+$/.test(village) ? ticketText.village(village) : village;
  const isOnMap = latitude !== undefined && longitude !== undefined;
  return (
    <>
      {named}
      {isOnMap ? (
        <a class="map" href={mapAddress(latitude, longitude)} target="_blank" rel="noreferrer">
          {ticketText.map}
        </a>
      ) : null}
    </>
  );
}
