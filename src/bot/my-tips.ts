import { normaliseThai } from '../knowledge/words.ts';
import { botTexts } from '../text/bot.ts';
import { tipText } from '../text/bot-tip.ts';
import { fileRefusalWords } from '../text/files.ts';
import type { TipAccess } from '../tips/desks.ts';
import type { ReporterTip } from '../tips/tip.ts';
import { readReceiptCode } from '../vault/receipt-code.ts';
import { SealError } from '../vault/seal-error.ts';
import type { Conversation, Turn } from './conversation.ts';
import { commandOption, say } from './menu.ts';
import type { Option, Reply, TalkLine } from './reply.ts';
import { startFlow } from './start-flow.ts';
import { nameInFull } from './tip-about.ts';
import type { TurnDeps } from './turn-deps.ts';

const talkLines = 6;
/** So many of the newest files from the office can be opened from the chat. */
const fileTapLimit = 5;
const again = [commandOption('track-code'), commandOption('menu')];

/**
 * A tip by its receipt code: shown, and open for additions for a while. A code that never was and one whose tip is
 * gone are told alike.
 */
export async function byReceiptCode(
  deps: TurnDeps,
  conversation: Conversation,
  typed: string,
): Promise<Turn> {
  const told = (text: string, options: readonly Option[] = again): Turn => ({
    conversation,
    replies: [say(text, options)],
  });
  const read = readReceiptCode(normaliseThai(typed));
  if (!read || read === 'typo') return told(botTexts.codeNotReadable);
  const opened = await unlessBusy(deps.tips.open(read.code, conversation.villager));
  if (opened === 'busy') return told(tipText.busyOpening);
  if (opened === 'slow') return told(botTexts.codeSlow, [commandOption('menu')]);
  if (opened === 'unknown') return told(botTexts.codeUnknown);
  return {
    conversation: { ...conversation, opened: { access: opened.access, at: deps.clock() } },
    replies: [talkOf(deps, opened.access, opened.tip)],
  };
}

/** What is sealed or opened, or that this has to wait until less is going on. */
export async function unlessBusy<T>(work: Promise<T>): Promise<T | 'busy'> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof SealError && error.reason === 'busy') return 'busy';
    throw error;
  }
}

/** The key to a tip that was opened a short while ago, if it is this one. */
export function accessTo({ opened }: Conversation, number: string): TipAccess | undefined {
  return opened?.access.number === number ? opened.access : undefined;
}

/** A tip by its number: shown while it is open, else its receipt code is asked for. */
export async function tipByNumber(deps: TurnDeps, conversation: Conversation, number: string): Promise<Turn> {
  const access = accessTo(conversation, number);
  if (!access) return askCode(deps, conversation);
  const tip = await deps.tips.look(access);
  return { conversation, replies: [tip ? talkOf(deps, access, tip) : say(botTexts.codeUnknown, again)] };
}

/** Starts an addition to a tip that is open, or asks for its receipt code first. */
export async function addToTip(
  deps: TurnDeps,
  conversation: Conversation,
  flow: 'addition' | 'reopening',
  number: string,
): Promise<Turn> {
  const access = accessTo(conversation, number);
  if (!access) return askCode(deps, conversation);
  const tip = await deps.tips.look(access);
  if (!tip?.mayAdd) {
    return { conversation, replies: [say(tip ? tipText.ended : botTexts.codeUnknown, again)] };
  }
  return startFlow(deps, conversation, flow, { ticket: number });
}

/** What a tip may be found by is its code alone, whoever asks. */
export function askCode(deps: TurnDeps, conversation: Conversation): Turn {
  const { conversation: after, replies } = startFlow(deps, conversation, 'track-code');
  return { conversation: after, replies: [say(tipText.codeNeeded), ...replies] };
}

function talkOf(deps: TurnDeps, access: TipAccess, tip: ReporterTip): Reply {
  const { number, status, filedAt, proof, talk, readers, rejection, mayAdd } = tip;
  const last = talk.findLast(({ isOffice }) => isOffice);
  const options = [
    ...(mayAdd ? [commandOption(status === 'resolved' ? 'reopen' : 'add', number)] : []),
    ...fileTaps(deps, access, tip),
    ...(readers.length > 0 ? [commandOption('leave-out', number)] : []),
  ];
  const lineOf = (spoken: Spoken) => writeLine(deps, spoken);
  const lines = [...talk.map(lineOf), ...(rejection ? [{ isOffice: true, ...rejection }] : [])];
  return {
    type: 'talk',
    card: {
      number,
      kind: 'tip',
      title: '',
      status,
      openedAt: filedAt,
      ...(last ? { answer: { text: lineOf(last).text, at: last.at } } : {}),
      options,
    },
    lines: lines.sort((a, b) => a.at.getTime() - b.at.getTime()).slice(-talkLines),
    proof,
    readers: readers.map((one) => nameInFull(one, deps.office)),
    options: [...options, commandOption('menu')],
  };
}

/** Files are opened on pages, where their copies can be had and nothing of them stays in the chat. */
function fileTaps({ filePage, webPage }: TurnDeps, access: TipAccess, { talk }: ReporterTip): Option[] {
  const files = talk.flatMap(({ isOffice, files }) => (isOffice ? files : []));
  const track = webPage('/track');
  if (files.length === 0 || !track) return [];
  const open = (label: string, url: string): Option => ({
    label,
    action: { type: 'open', url, isOutside: true },
  });
  const latest = files.slice(-fileTapLimit);
  const hasMore = files.length > latest.length;
  return [
    ...(filePage
      ? latest.map(({ id, kind, place }) => open(tipText.openFile(kind, place), filePage(access, id)))
      : []),
    ...(filePage && !hasMore ? [] : [open(tipText.openTrack, track)]),
  ];
}

type Spoken = ReporterTip['talk'][number];

function writeLine(deps: TurnDeps, { isOffice, at, said, files }: Spoken): TalkLine {
  const words = said.map(({ text }) => text ?? botTexts.unsentLine);
  const sent = isOffice ? officeFiles(deps, files) : ownFiles(files);
  return { isOffice, at, text: [...words, ...sent].join('\n') };
}

function officeFiles({ webPage }: TurnDeps, files: Spoken['files']): string[] {
  if (files.length === 0) return [];
  const isOnPages = webPage('/track') !== undefined;
  return [tipText.officeFiles(files.length), ...(isOnPages ? [tipText.filesOnWeb] : [])];
}

/** What became of the files that a reporter sent. */
function ownFiles(files: Spoken['files']): string[] {
  const count = (is: 'ready' | 'missing') => files.filter(({ state }) => state === is).length;
  const [ready, missing] = [count('ready'), count('missing')];
  const refused = files.flatMap(({ state }) => (typeof state === 'object' ? [state.refused] : []));
  return [
    ...(ready > 0 ? [tipText.filesReady(ready)] : []),
    ...(missing > 0 ? [tipText.filesMissing(missing)] : []),
    ...refused.map((why) => tipText.fileRefused(fileRefusalWords[why])),
  ];
}
