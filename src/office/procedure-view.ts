import type { Contact, Procedure } from '../knowledge/content.ts';
import { contentText } from '../text/content.ts';
import { inBangkok } from '../tickets/bangkok.ts';
import { fiscalYearOf } from '../tickets/number.ts';
import type { WorkingCalendar } from '../tickets/working-days.ts';
import { checkWords } from './check-words.ts';
import type { Office } from './office.ts';
import { hoursWords } from './opening-hours.ts';

type Field = Procedure['unconfirmed'][number];

/** A value under its name; what is not confirmed says so beside it. */
export interface Fact {
  readonly label: string;
  readonly value: string;
  readonly isUnconfirmed: boolean;
}

export interface YearlyFact extends Fact {
  /** Said when the newest data is of a year gone by. */
  readonly isOld?: string;
}

/** A procedure in the words a villager reads, for the chat, the public pages and the console's preview alike. */
export interface ProcedureView {
  readonly id: string;
  readonly name: string;
  readonly shelf: string;
  readonly about: string;
  /** Said first when it is not done at this office, or not for villagers. */
  readonly notice: readonly string[];
  readonly forWhom: Fact;
  readonly documents: {
    readonly label: string;
    readonly items: readonly string[];
    readonly isUnconfirmed: boolean;
  };
  readonly fee: Fact;
  readonly duration: Fact;
  readonly where: Fact;
  readonly hours: Fact;
  readonly yearly: readonly YearlyFact[];
  readonly steps: {
    readonly label: string;
    readonly items: readonly { readonly by: string; readonly text: string }[];
    readonly isUnconfirmed: boolean;
  };
  readonly notes: { readonly items: readonly string[]; readonly isUnconfirmed: boolean };
  readonly legalBasis: { readonly items: readonly string[]; readonly isUnconfirmed: boolean };
  readonly division?: string;
  readonly forms: readonly { readonly title: string; readonly url: string }[];
  readonly phone?: string;
  readonly nextStep: string;
  readonly check: { readonly isChecked: boolean; readonly words: string };
}

/** What a view is made with besides the entry. */
export interface ViewContext {
  readonly office: Office;
  readonly calendar: Pick<WorkingCalendar, 'isWorkingDay'>;
  readonly contacts: readonly Contact[];
  readonly now: Date;
}

/** Words a procedure: every value that nobody here has confirmed is marked, and yearly data is that of the newest year. */
export function viewProcedure(procedure: Procedure, context: ViewContext): ProcedureView {
  const { office, contacts, now } = context;
  const isUnconfirmed = (field: Field) => procedure.unconfirmed.includes(field);
  const fact = (field: 'forWhom' | 'fee' | 'duration' | 'where'): Fact => ({
    label: contentText[field],
    value: procedure[field],
    isUnconfirmed: isUnconfirmed(field),
  });
  const check = checkWords(procedure.check);
  // Nobody in need is to be told to ask first.
  const isUrgent = procedure.hours === 'always';
  const division = office.divisions.find(({ id }) => id === procedure.division);
  const phone =
    procedure.phone ?? contacts.find((one) => one.division === procedure.division)?.phone ?? office.phone;
  return {
    id: procedure.id,
    name: procedure.name,
    shelf: procedure.shelf,
    about: procedure.about,
    notice: noticeOf(procedure),
    forWhom: fact('forWhom'),
    documents: {
      label: contentText.documents,
      items: procedure.documents,
      isUnconfirmed: isUnconfirmed('documents'),
    },
    fee: fact('fee'),
    duration: fact('duration'),
    where: fact('where'),
    hours: { label: contentText.hours, value: hoursWords(procedure.hours, context), isUnconfirmed: false },
    yearly: newestOf(procedure, now).map((one) => ({ ...one, isUnconfirmed: isUnconfirmed('yearly') })),
    steps: { label: contentText.steps, items: procedure.steps, isUnconfirmed: isUnconfirmed('steps') },
    notes: { items: procedure.notes, isUnconfirmed: isUnconfirmed('notes') },
    legalBasis: { items: procedure.legalBasis, isUnconfirmed: isUnconfirmed('legalBasis') },
    ...(division ? { division: division.name } : {}),
    forms: procedure.forms,
    ...(phone ? { phone } : {}),
    nextStep: procedure.nextStep,
    check: { ...check, words: isUrgent && !check.isChecked ? contentText.sampleUrgent : check.words },
  };
}

function noticeOf({ jurisdiction, referTo }: Procedure): string[] {
  if (jurisdiction === 'internal') return [contentText.internal];
  if (jurisdiction === 'own') return [];
  return [contentText.referred, ...(referTo ? [`${contentText.referTo}: ${referTo}`] : [])];
}

type Yearly = Procedure['yearly'][number];

/** The years a date falls in, Buddhist era: the school year begins in May, the fiscal year in October. */
function yearAt(kind: Yearly['kind'], now: Date): number {
  const day = inBangkok(now);
  if (kind === 'fiscal') return fiscalYearOf(now);
  return day.year() + 543 - (kind === 'school' && day.month() < 4 ? 1 : 0);
}

/** Of each thing that changes every year, the newest there is: a coming year's is said early, a past one's is marked. */
function newestOf({ yearly }: Procedure, now: Date): Omit<YearlyFact, 'isUnconfirmed'>[] {
  const titles = [...new Set(yearly.map(({ title }) => title))];
  return titles.flatMap((title) => {
    const [newest] = yearly.filter((one) => one.title === title).sort((a, b) => b.year - a.year);
    if (!newest) return [];
    const { kind, year, text } = newest;
    const isOld = year < yearAt(kind, now);
    return [
      {
        label: `${title} (${contentText.yearly(kind, year)})`,
        value: text,
        ...(isOld ? { isOld: contentText.oldYear(year) } : {}),
      },
    ];
  });
}
