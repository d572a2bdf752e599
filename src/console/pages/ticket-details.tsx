import type { ComponentChildren } from 'preact';
import { stepTexts } from '../../text/bot.ts';
import { listText } from '../../text/console.ts';
import { reporterLabels, ticketText } from '../../text/console-ticket.ts';
import { thaiDateTime } from '../../text/dates.ts';
import { lookUpText } from '../../text/look-up.ts';
import type { Fact, Place, Reporter, Ticket } from '../../tickets/ticket.ts';
import type { TicketPageProps } from './ticket-page-props.ts';

/** Who, where, and what the bot asked beside the talk. */
export function TicketDetails({ ticket, office }: TicketPageProps) {
  const category = office.categories.find(({ id }) => id === ticket.category);
  return (
    <section class="card" id="details">
      <h2>{ticketText.details}</h2>
      {ticket.isBlocked ? <p class="problem">{ticketText.blocked}</p> : null}
      <dl class="facts">
        <Row name={ticketText.reporter}>
          <ReporterWords reporter={ticket.reporter} />
        </Row>
        {category ? <Row name={ticketText.category}>{category.name}</Row> : null}
        {ticket.place ? (
          <Row name={ticketText.place}>
            <PlaceWords place={ticket.place} />
          </Row>
        ) : null}
        {ticket.facts.map((fact) => (
          <Row key={fact.step} name={factName(ticket, fact)}>
            <span class="said">{fact.text}</span>
          </Row>
        ))}
        {ticket.resolvedAt ? <Row name={ticketText.resolved}>{thaiDateTime(ticket.resolvedAt)}</Row> : null}
      </dl>
    </section>
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

function ReporterWords({ reporter }: { reporter: Reporter }) {
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

function PlaceWords({ place }: { place: Place }) {
  const { words, village, latitude, longitude } = place;
  const named = village && /^\d+$/.test(village) ? ticketText.village(village) : village;
  const isOnMap = latitude !== undefined && longitude !== undefined;
  return (
    <>
      {[named, words].filter(Boolean).join(' · ')}
      {isOnMap ? (
        <a class="map" href={mapAddress(latitude, longitude)} target="_blank" rel="noreferrer">
          {ticketText.map}
        </a>
      ) : null}
    </>
  );
}

export function mapAddress(latitude: number, longitude: number): string {
  return `https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=17/${latitude}/${longitude}`;
}

/** A fact is named as the bot named the answer. */
function factName(ticket: Ticket, fact: Fact): string {
  if (fact.step === 'subject') return lookUpText.subject;
  const steps: Readonly<Record<string, { readonly label: string }>> = stepTexts[ticket.kind];
  return steps[fact.step]?.label ?? ticketText.fact;
}
