import { tipText } from '../text/bot-tip.ts';
import type { Attachment } from '../tickets/ticket.ts';
import type { FiledTip, TipDraft } from '../tips/desks.ts';
import type { FileRef, Said, TipReporter } from '../tips/tip.ts';
import { ask, describe } from './ask.ts';
import type { Conversation, Turn } from './conversation.ts';
import { commandOption, menu, say } from './menu.ts';
import { accessTo, unlessBusy } from './my-tips.ts';
import type { Reply, TipReceipt } from './reply.ts';
import { type Answer, emptyAnswer, type Session } from './session.ts';
import { aboutOf, know, knownAtOnce, wordsOfAbout } from './tip-about.ts';
import { outsideTaps } from './tip-notices.ts';
import { askAboutNamed } from './tip-readers.ts';
import type { TurnDeps } from './turn-deps.ts';

const answerOf = (session: Session, step: string): Answer => session.answers[step] ?? emptyAnswer;

/** Keeps words where an unsend of their messages finds them. */
async function keepWords(deps: TurnDeps, texts: Answer['texts']): Promise<Said[]> {
  const kept: Said[] = [];
  for (const { text, source } of texts) kept.push(await deps.tips.keepWords(text, source));
  return kept;
}

/** Files that can be opened; one that LINE never had for us cannot. */
function fileRefs(files: readonly Attachment[]): FileRef[] {
  return files.flatMap(({ id, key, kind, fileName }) =>
    key ? [{ id, key, kind, ...(fileName ? { name: fileName } : {}) }] : [],
  );
}

/**
 * Seals a finished tip and hands out its receipt. While too much is going on, it is told so and nothing is lost.
 * @param onPage the receipt code is shown on a page of its own, not in the chat
 */
export async function fileTip(
  deps: TurnDeps,
  session: Session,
  conversation: Conversation,
  onPage = false,
): Promise<Turn> {
  const { secret } = session;
  if (!secret) return { conversation, replies: [say(tipText.draftGone), menu(conversation)] };
  const draft = await draftOf(deps, session, { secret, villager: conversation.villager });
  // Before it is filed: whoever dies in between must not leave a tip whose evidence is swept up as nobody's.
  await deps.keepFiles(
    answerOf(session, 'evidence').files.map(({ id }) => id),
    'tip',
  );
  const filed = await unlessBusy(deps.tips.file(draft));
  if (filed === 'busy') {
    const question = ask(session, await know(deps, session));
    return { conversation: { ...conversation, session }, replies: [say(tipText.busy), question] };
  }
  const isAnsweredHere = (filed.reporter ?? draft.reporter.how) !== 'anonymous';
  return { conversation, replies: [await receiptOf(deps, filed, { onPage, isAnsweredHere })] };
}

async function draftOf(
  deps: TurnDeps,
  session: Session,
  { secret, villager }: { secret: string; villager: string },
): Promise<TipDraft> {
  const evidence = answerOf(session, 'evidence');
  const where = answerOf(session, 'where');
  const words = (step: string) => keepWords(deps, answerOf(session, step).texts);
  return {
    draftId: secret,
    via: 'line',
    reporter: await reporterOf(deps, session, villager),
    about: aboutOf(session, await keepWords(deps, wordsOfAbout(session))),
    happened: await words('what'),
    when: [...tapped(deps, session, 'when'), ...(await words('when'))],
    where: [...(await pointOf(deps, where)), ...(await words('where'))],
    ...(where.value ? { place: { village: describe(session, 'where', knownAtOnce(deps)) } } : {}),
    evidence: await keepWords(deps, evidence.texts),
    files: fileRefs(evidence.files),
  };
}

/** A tapped choice in words: no message holds it, so that none can be unsent. */
function tapped(deps: TurnDeps, session: Session, step: string): Said[] {
  return answerOf(session, step).value ? [{ text: describe(session, step, knownAtOnce(deps)) }] : [];
}

/** A point on the map as words, since the LINE message it came in can be unsent like any other. */
async function pointOf(deps: TurnDeps, { place, texts }: Answer): Promise<Said[]> {
  if (!place?.source || place.latitude === undefined || place.longitude === undefined) return [];
  if (texts.length > 0) return [];
  const point = tipText.mapPoint(place.latitude, place.longitude);
  return [await deps.tips.keepWords([place.words, point].filter(Boolean).join('\n'), place.source)];
}

/** Of an anonymous reporter nothing is passed on, not even inside the sealed tip. */
async function reporterOf(deps: TurnDeps, session: Session, villager: string): Promise<TipReporter> {
  const how = answerOf(session, 'identity').value;
  if (how !== 'named' && how !== 'confidential') return { how: 'anonymous' };
  const displayName = await deps.displayName(villager).catch(() => null);
  const [contact] = await keepWords(deps, answerOf(session, 'contact').texts);
  return {
    how,
    userId: villager,
    ...(displayName ? { displayName } : {}),
    ...(contact ? { contact } : {}),
  };
}

async function receiptOf(
  deps: TurnDeps,
  filed: FiledTip,
  { onPage, isAnsweredHere }: { onPage: boolean; isAnsweredHere: boolean },
): Promise<Reply> {
  const { number, dueDay, proof, readers } = filed;
  const code: TipReceipt['code'] =
    onPage && deps.oneTimePage ? { page: await deps.oneTimePage(filed) } : { digits: filed.code };
  return {
    type: 'receipt',
    kind: 'tip',
    number,
    dueAt: new Date(`${dueDay}T12:00:00+07:00`),
    tip: { code, proof, readers, isAnsweredHere },
    options: [
      ...(readers === 0 ? outsideTaps(deps.office) : []),
      commandOption('track'),
      commandOption('menu'),
    ],
  };
}

/**
 * Adds to a tip that was opened by its code. Run out of time, the words wait until the code is typed again; and while
 * they may name somebody who can open it, until the reporter has said whether that one is left out.
 */
export async function addToOpenTip(
  deps: TurnDeps,
  session: Session,
  conversation: Conversation,
  { texts, files }: Answer,
): Promise<Turn | 'ended' | { readonly number: string; readonly isUnread: boolean }> {
  const access = accessTo(conversation, session.ticket ?? '');
  if (!access || !session.secret) {
    return { conversation: { ...conversation, session }, replies: [say(tipText.codeAgain)] };
  }
  const said = await keepWords(deps, texts);
  const { leftOut = [], staying = [] } = session;
  const addition = { id: session.secret, said, files: fileRefs(files), leftOut, staying };
  const added = await deps.tips.add(access, addition);
  if (!added || added === 'ended') return 'ended';
  if (!('asksAbout' in added)) return { number: added.number, isUnread: added.readers.length === 0 };
  return askAboutNamed(deps, { session, conversation }, { access, ...added });
}
