import type { Contact } from '../../knowledge/content.ts';
import { checkWords } from '../../office/check-words.ts';
import { hoursWords } from '../../office/opening-hours.ts';
import { contentText } from '../../text/content.ts';
import { lookUpText } from '../../text/look-up.ts';
import { commandOption } from '../menu.ts';
import type { Option, Reply } from '../reply.ts';
import type { TurnDeps } from '../turn-deps.ts';
import { type List, pageOf } from './pages.ts';

const mostAtOnce = 3;

/**
 * Cards of whom to reach and when.
 * @param ids those that fit best, best first; none for the office's own, all of them
 */
export function showContacts(deps: TurnDeps, ids: readonly string[], page = 1): Reply {
  const { contacts } = deps.knowledge().content;
  const fitting = ids.flatMap((id) => contacts.find((one) => one.id === id) ?? []).slice(0, mostAtOnce);
  const shown = fitting.length > 0 ? fitting : contacts.filter(({ isOurs }) => isOurs);
  return pageOf(['contacts', ''], page, {
    type: 'list',
    title: lookUpText.contactsTitle,
    items: shown.map((contact) => cardOf(deps, contact)),
  });
}

function cardOf(deps: TurnDeps, contact: Contact): List['items'][number] {
  const { name, about, phone, address, email, links, map, isOurs, check } = contact;
  const taps: Option[] = [
    ...(phone ? [{ label: lookUpText.call(phone), action: { type: 'call' as const, phone } }] : []),
    ...(map
      ? [
          {
            label: lookUpText.openMap,
            action: { type: 'open' as const, url: lookUpText.map(map.latitude, map.longitude) },
          },
        ]
      : []),
    ...links.map(({ title, url }) => ({ label: title, action: { type: 'open' as const, url } })),
    ...(isOurs ? [commandOption('ask-about', `contact:${contact.id}`)] : []),
  ];
  return {
    title: name,
    lines: [
      { label: lookUpText.duty, value: about },
      { label: contentText.hours, value: hoursWords(contact.hours, { ...deps, now: deps.clock() }) },
      ...(phone || !isOurs ? [] : [{ label: lookUpText.phone, value: lookUpText.noPhone }]),
      ...(address ? [{ label: lookUpText.address, value: address }] : []),
      ...(email ? [{ label: lookUpText.email, value: email }] : []),
      { label: '', value: checkWords(check).words },
    ],
    options: taps,
  };
}
