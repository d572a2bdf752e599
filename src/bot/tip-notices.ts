import type { Office } from '../office/office.ts';
import { controlLabels } from '../text/bot.ts';
import { tipNotice, tipText } from '../text/bot-tip.ts';
import { fileRefusalWords } from '../text/files.ts';
import { lookUpText } from '../text/look-up.ts';
import type { Option } from './reply.ts';
import { type Session, summaryStep } from './session.ts';
import { type Known, nameInFull, namesOf } from './tip-about.ts';

/** What stands around a question of a tip: words to be read first, and taps that are no answers. */
export interface Aside {
  readonly notice: readonly string[];
  readonly taps: readonly Option[];
}

const nothing: Aside = { notice: [], taps: [] };

export function asideOf(session: Session, known: Known): Aside {
  const refused = (known.refusals ?? []).map((why) => tipText.fileRefused(fileRefusalWords[why]));
  const { notice, taps } = session.flow === 'tip' ? asideOfTip(session, known) : nothing;
  return { notice: [...refused, ...notice], taps };
}

function asideOfTip(session: Session, known: Known): Aside {
  switch (session.step) {
    case 'identity':
      return risks(known);
    case 'who':
      return chosenSoFar(session, known);
    case 'what':
    case summaryStep:
      return readersAside(known);
    default:
      return nothing;
  }
}

/** Said before the first word of a tip. */
function risks({ webPage }: Known): Aside {
  const url = webPage?.('/report');
  if (!url) return { notice: tipNotice, taps: [] };
  return {
    notice: [...tipNotice, tipText.withoutLine],
    taps: [{ label: tipText.openReport, action: { type: 'open', url, isOutside: true } }],
  };
}

function chosenSoFar({ answers }: Session, known: Known): Aside {
  const chosen = answers.who?.chosen ?? [];
  if (chosen.length === 0) return nothing;
  return { notice: [tipText.chosen(namesOf(chosen, known).join(', '), controlLabels.done)], taps: [] };
}

/** Who will be able to read it; where that is nobody, who else can be told, with numbers to tap. */
function readersAside(known: Known): Aside {
  const { readers, office } = known;
  if (!readers) return nothing;
  if (readers.length > 0) {
    const names = readers.map((reader) => nameInFull(reader, office)).join(', ');
    return { notice: [tipText.readers(names), tipText.leaveOutHint], taps: [] };
  }
  return {
    notice: [...tipText.nobodyReads, ...outsideNotice(office), tipText.goOnAnyway],
    taps: outsideTaps(office),
  };
}

/** Who else can be told. */
export const outsideNotice = ({ outsideBodies }: Office): readonly string[] => [
  tipText.callOutside,
  ...outsideBodies.map(({ name, phone, about, checked }) => tipText.outsideBody(name, phone, about, checked)),
];

/** Numbers of those outside who can be told instead. */
export function outsideTaps({ outsideBodies }: Office): Option[] {
  return outsideBodies.map(({ name, phone }) => ({
    label: `${lookUpText.call(phone)} ${name}`,
    action: { type: 'call', phone },
  }));
}
