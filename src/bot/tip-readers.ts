import { botTexts } from '../text/bot.ts';
import { tipText } from '../text/bot-tip.ts';
import type { AsksAbout, StaffName, TipAccess } from '../tips/desks.ts';
import type { ReporterTip } from '../tips/tip.ts';
import { leaveOutAndSendValue, sendAsIsValue } from './advance.ts';
import type { Conversation, Turn } from './conversation.ts';
import { commandOption, say } from './menu.ts';
import { accessTo, askCode } from './my-tips.ts';
import type { Option, Reply } from './reply.ts';
import { type Session, summaryStep } from './session.ts';
import { nameInFull } from './tip-about.ts';
import { outsideNotice, outsideTaps } from './tip-notices.ts';
import type { TurnDeps } from './turn-deps.ts';

const gone = say(botTexts.codeUnknown, [commandOption('track-code'), commandOption('menu')]);

/**
 * Asks whom the reporter keeps from a tip that is open here, or does it.
 * @param argument the tip's number, and behind a space whom a tap named
 */
export async function leaveOutOfTip(
  deps: TurnDeps,
  conversation: Conversation,
  argument: string,
): Promise<Turn> {
  const [number = '', username] = argument.split(' ');
  const access = accessTo(conversation, number);
  if (!access) return askCode(deps, conversation);
  const tip = await deps.tips.look(access);
  if (!tip) return { conversation, replies: [gone] };
  const whom = tip.readers.find((one) => one.username === username);
  const replies = whom ? await leaveOut(deps, access, whom) : [askWhom(deps, tip)];
  return { conversation, replies };
}

function askWhom(deps: TurnDeps, { number, readers }: ReporterTip): Reply {
  if (readers.length === 0) return nobodyReads(deps, tipText.readersTitle);
  const isLast = readers.length === 1;
  const buttons = readers.map((one) => ({
    label: tipText.leaveOut(one.name),
    action: {
      type: 'command' as const,
      command: 'leave-out' as const,
      argument: `${number} ${one.username}`,
    },
  }));
  return {
    type: 'choose',
    isPrivate: true,
    title: tipText.readersTitle,
    text: [
      tipText.readers(namesOf(deps, readers)),
      tipText.leaveOutForGood,
      ...(isLast ? [tipText.leaveOutLast, ...outsideNotice(deps.office)] : []),
    ].join('\n'),
    buttons: [...buttons, ...(isLast ? outsideTaps(deps.office) : [])],
    options: [commandOption('track', number), commandOption('menu')],
  };
}

async function leaveOut(deps: TurnDeps, access: TipAccess, whom: StaffName): Promise<Reply[]> {
  const added = await deps.tips.add(access, {
    id: deps.newId(),
    said: [],
    files: [],
    leftOut: [whom.username],
  });
  const { number } = access;
  if (!added || typeof added === 'string' || !('readers' in added)) return [gone];
  const left = added.readers;
  if (left.length === 0) return [nobodyReads(deps, tipText.leftOutNow(whom.name))];
  return [
    {
      type: 'choose',
      isPrivate: true,
      title: tipText.leftOutNow(whom.name),
      text: tipText.readers(namesOf(deps, left)),
      buttons: [commandOption('leave-out', number), commandOption('track', number)],
      options: [commandOption('menu')],
    },
  ];
}

function nobodyReads({ office }: TurnDeps, title: string): Reply {
  const text = [tipText.nobodyLeft, ...outsideNotice(office)].join('\n');
  return {
    type: 'choose',
    isPrivate: true,
    title,
    text,
    buttons: outsideTaps(office),
    options: [commandOption('menu')],
  };
}

/** The words of an addition may name these: whether they are left out, before anything is stored. */
export async function askAboutNamed(
  deps: TurnDeps,
  { session, conversation }: { readonly session: Session; readonly conversation: Conversation },
  { access, asksAbout }: AsksAbout & { readonly access: TipAccess },
): Promise<Turn> {
  const { readers = [] } = (await deps.tips.look(access)) ?? {};
  const asked = asksAbout.map(({ username }) => username);
  const isOut = (username: string) =>
    asked.includes(username) || session.leftOut?.includes(username) === true;
  const leavesNobody = readers.every(({ username }) => isOut(username));
  const waiting = { ...session, step: summaryStep, asked };
  const tap = (label: string, value: string): Option => ({
    label,
    action: { type: 'answer', session: session.id, step: summaryStep, value },
  });
  const ways = [tap(tipText.leaveOutAndSend, leaveOutAndSendValue), tap(tipText.sendAsIs, sendAsIsValue)];
  const question: Reply = {
    type: 'choose',
    isPrivate: true,
    title: tipText.askTitle,
    text: [
      tipText.askNamed(namesOf(deps, asksAbout)),
      tipText.askHow,
      ...(leavesNobody ? [tipText.leaveOutLast, ...outsideNotice(deps.office)] : []),
    ].join('\n'),
    buttons: [...ways, ...(leavesNobody ? outsideTaps(deps.office) : [])],
    options: [...ways, commandOption('cancel', session.id)],
  };
  return { conversation: { ...conversation, session: waiting }, replies: [question] };
}

const namesOf = ({ office }: TurnDeps, people: readonly StaffName[]) =>
  people.map((one) => nameInFull(one, office)).join(', ');
