import type { Contact } from '../../knowledge/content.ts';
import { checkWords } from '../../office/check-words.ts';
import { contentText } from '../../text/content.ts';
import { lookUpText } from '../../text/look-up.ts';
import { webText } from '../../text/web.ts';

/** Whom to reach: the office's own first, then the bodies outside of it. */
export function Contacts({
  contacts,
  hoursOf,
}: {
  readonly contacts: readonly Contact[];
  /** When one can be reached, in words. */
  readonly hoursOf: (contact: Contact) => string;
}) {
  const ordered = [...contacts.filter(({ isOurs }) => isOurs), ...contacts.filter(({ isOurs }) => !isOurs)];
  return (
    <>
      <h1>{webText.contactsTitle}</h1>
      <ul class="contacts">
        {ordered.map((contact) => (
          <li key={contact.id} class="card">
            <h2>{contact.name}</h2>
            <p>{contact.about}</p>
            <Ways contact={contact} hours={hoursOf(contact)} />
            <p class="faint">{checkWords(contact.check).words}</p>
          </li>
        ))}
      </ul>
    </>
  );
}

function Ways({ contact, hours }: { readonly contact: Contact; readonly hours: string }) {
  const { phone, address, email, links, map, isOurs } = contact;
  return (
    <>
      {phone ? (
        <p>
          <a class="call" href={`tel:${phone}`}>
            {webText.call(phone)}
          </a>
        </p>
      ) : null}
      {!phone && isOurs ? <p>{lookUpText.noPhone}</p> : null}
      <dl class="facts">
        <Row name={contentText.hours} value={hours} />
        {address ? <Row name={lookUpText.address} value={address} /> : null}
        {email ? <Row name={lookUpText.email} value={email} /> : null}
      </dl>
      <ul class="row no-print">
        {map ? (
          <li>
            <a class="action" href={lookUpText.map(map.latitude, map.longitude)} rel="noreferrer">
              {lookUpText.openMap}
            </a>
          </li>
        ) : null}
        {links.map(({ title, url }) => (
          <li key={url}>
            <a class="action" href={url} rel="noreferrer">
              {title}
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}

function Row({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd class="said">{value}</dd>
    </div>
  );
}
