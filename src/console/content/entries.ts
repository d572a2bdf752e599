import type { Request, Response } from 'express';
import { faultOf } from '../../errors.ts';
import { type Check, type ContentKind, contentKinds, type EntryOf } from '../../knowledge/content.ts';
import { officeFiles, type RecordOf } from '../../knowledge/ports.ts';
import { dayFormat, inBangkok } from '../../tickets/bangkok.ts';
import { ConsoleError } from '../console-error.ts';
import { type CardKind, type ConsoleContext, cardKinds } from '../deps.ts';
import { viewerOf } from '../viewer.ts';
import type { FormContext } from './field.ts';

export type AnyRecord = RecordOf<ContentKind>;
export type AnyEntry = EntryOf<ContentKind>;

/** The kind that an address names; a page that is not there for any other. */
export function kindIn(req: Request): ContentKind {
  const kind = String(req.params.kind ?? '');
  if (!Object.hasOwn(contentKinds, kind)) throw new ConsoleError('missing');
  return kind as ContentKind;
}

/** The entry that an address names, removed ones too; a page that is not there when there is none. */
export async function recordIn({ content }: ConsoleContext, req: Request): Promise<AnyRecord> {
  const record = await content.find(kindIn(req), String(req.params.key ?? ''));
  if (!record) throw new ConsoleError('missing');
  return record;
}

/** An entry as it stood in one of its versions; null when it was not there, or is not known any more. */
export async function versionOf(
  { content }: ConsoleContext,
  { kind, key }: Pick<AnyRecord, 'kind' | 'key'>,
  version: number,
): Promise<AnyEntry | null> {
  const [item] = await content.history(kind, key, { before: version + 1, limit: 1 });
  return item?.version === version ? item.after : null;
}

export function formContext({ office, knowledge }: ConsoleContext): FormContext {
  return { office, content: knowledge().content };
}

/** Makes a change findable. It is saved already: where that fails, the search follows when it looks by itself. */
export async function makeFindable({ contentChanged, logger }: ConsoleContext): Promise<void> {
  try {
    await contentChanged();
  } catch (error) {
    logger.error(faultOf(error), 'a change of the content is saved and cannot be found yet');
  }
}

/** Who changed something: the name of the account, and none for the office's files. */
export async function peopleOf({ staff }: ConsoleContext): Promise<(username: string) => string> {
  const names = new Map((await staff.list()).map(({ username, name }) => [username, name]));
  return (username) => (username === officeFiles ? '' : (names.get(username) ?? username));
}

const longestName = 60;

/** Says that the person who is signed in has checked an entry today. */
export function checkedBy(context: ConsoleContext, res: Response): Check {
  const name = viewerOf(res).name.slice(0, longestName).trim();
  return { by: name, on: inBangkok(context.clock()).format(dayFormat) };
}

/** The number in a form's hidden field; what no version has when it is missing. */
export function numberIn(value: unknown): number {
  return typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : -1;
}

/** The messages that show an entry in the chat; none for kinds that are never shown by themselves. */
export function cardOf({ preview }: ConsoleContext, kind: ContentKind, entry: AnyEntry): readonly object[] {
  return isCardKind(kind) ? preview(kind, entry as EntryOf<CardKind>) : [];
}

function isCardKind(kind: ContentKind): kind is CardKind {
  return (cardKinds as readonly ContentKind[]).includes(kind);
}
