import type { Office } from '../office/office.ts';
import { controlLabels, dayChoices, identityChoices, villageLabel, villageWords } from '../text/bot.ts';
import { tipText } from '../text/bot-tip.ts';
import type { StaffName } from '../tips/desks.ts';
import { type Choice, leaveOutAndSendValue, sendAsIsValue, sendToPageValue } from './advance.ts';
import type { ChoiceSource } from './flow.ts';
import { flows } from './flows.ts';
import { editStep, pathOf, type Session, summaryStep } from './session.ts';
import { textOfStep } from './step-text.ts';
import type { Known } from './tip-about.ts';

/** As many as one message of LINE holds; whoever was tapped makes room for the next. */
const peopleLimit = 30;
const readersLimit = 12;

/** What may be tapped for a source of choices, in the office's order. */
function choicesOf(source: ChoiceSource | undefined, session: Session, known: Known): readonly Choice[] {
  const { office } = known;
  switch (source) {
    case undefined:
      return [];
    case 'categories':
      return office.categories.map(({ id, name }) => ({ value: id, label: name }));
    case 'divisions':
      return divisionChoices(office, known.people ?? []);
    case 'villages':
      return office.villages.map(({ number, name }) => ({
        value: String(number),
        label: villageLabel(number, name),
        also: villageWords(number),
      }));
    case 'identities':
      return identityChoices;
    case 'days':
      return dayChoices;
    case 'people':
      return peopleChoices(session, known.people ?? []);
    case 'readers':
      return readerChoices(session, known);
    default:
      return source satisfies never;
  }
}

/** Where a division has staff with accounts, it is asked who of them. */
function divisionChoices({ divisions }: Office, people: readonly StaffName[]): readonly Choice[] {
  return divisions.map(({ id, name }) => ({
    value: id,
    label: name,
    ...(people.some(({ division }) => division === id) ? { branch: 'staffed' } : {}),
  }));
}

/** Those of the tip's division who were not tapped yet. */
function peopleChoices({ answers }: Session, people: readonly StaffName[]): readonly Choice[] {
  const chosen = answers.who?.chosen ?? [];
  return people
    .filter(({ division, username }) => division === answers.about?.value && !chosen.includes(username))
    .slice(0, peopleLimit)
    .map(({ username, name }) => ({ value: username, label: name }));
}

function readerChoices({ leftOut = [] }: Session, { readers = [] }: Known): readonly Choice[] {
  return readers
    .filter(({ username }) => !leftOut.includes(username))
    .slice(0, readersLimit)
    .map(({ username, name }) => ({ value: username, label: tipText.leaveOut(name) }));
}

/** What may be tapped at the session's step, its controls aside. */
export function choicesAt(session: Session, known: Known): readonly Choice[] {
  if (session.step === editStep) return editChoices(session);
  if (session.step === summaryStep) {
    return session.flow === 'tip' ? tipSummaryChoices(session, known) : askedChoices(session);
  }
  return choicesOf(flows[session.flow].steps[session.step]?.choices, session, known);
}

/** What the reporter was asked of words that may name somebody. */
const askedChoices = ({ asked }: Session): readonly Choice[] =>
  asked
    ? [
        { value: leaveOutAndSendValue, label: tipText.leaveOutAndSend },
        { value: sendAsIsValue, label: tipText.sendAsIs },
      ]
    : [];

/** How else a tip may be sent, and who may be kept from reading it. */
function tipSummaryChoices(session: Session, known: Known): readonly Choice[] {
  const onPage = known.hasCodePage ? [{ value: sendToPageValue, label: tipText.sendToPage }] : [];
  return [...onPage, ...readerChoices(session, known)];
}

/** The label of the choice that was tapped at a step. */
export function labelChosen(session: Session, step: string, value: string, known: Known): string | undefined {
  const choices = choicesOf(flows[session.flow].steps[step]?.choices, session, known);
  return choices.find((choice) => choice.value === value)?.label;
}

/** The answers that may be changed, and the way back. */
function editChoices(session: Session): readonly Choice[] {
  const steps = pathOf(flows[session.flow], session.answers);
  return [
    ...steps.map((name) => ({ value: name, label: textOfStep(session.flow, name).label })),
    { value: summaryStep, label: controlLabels.back },
  ];
}
