import type { Clock } from '../clock.ts';
import { faultOf } from '../errors.ts';
import { judgeApart } from '../evidence/apart.ts';
import { ProcessFault } from '../evidence/ask-process.ts';
import { type FileKind, type FileRefusal, formats } from '../evidence/formats.ts';
import type { SizeLimits, Verdict } from '../evidence/judge-file.ts';
import type { Logger } from '../logger.ts';
import type { Download, DownloadStore, FileState } from '../post/downloads.ts';
import { dayFormat, inBangkok } from '../tickets/bangkok.ts';
import type { SealedFiles } from '../tips/ports.ts';
import { SealError } from '../vault/seal-error.ts';
import { type Lanes, lanes } from './lanes.ts';

export interface ContentDeps {
  readonly downloads: DownloadStore;
  readonly files: Pick<SealedFiles, 'save' | 'look' | 'refuse' | 'keep' | 'delete'>;
  /** Shows on the tickets what became of a file. */
  readonly mark: (id: string, state: FileState) => Promise<void>;
  /** Judges a file in a process of its own, unless told otherwise. */
  readonly judge?: typeof judgeApart;
  readonly dataApi: { readonly baseURL: string; readonly channelAccessToken: string };
  readonly clock: Clock;
  readonly logger: Logger;
}

export type Fetcher = Lanes;

const mega = 1024 * 1024;
/** Largest file kept, in bytes. LINE itself stops pictures at 10 MB and films at 200 MB. */
export const sizeLimits: SizeLimits = {
  photo: 12 * mega,
  document: 30 * mega,
  audio: 30 * mega,
  video: 60 * mega,
};
/** What a message says that it is; a file may be anything that is taken. */
const kindOf: Readonly<Record<Download['kind'], FileKind | null>> = {
  image: 'photo',
  video: 'video',
  audio: 'audio',
  file: null,
};
const largest = Math.max(...Object.values(sizeLimits));
const patienceMs = 60_000;
const leaseMs = 90_000;
const laneCount = 3;
const longestDelayMs = 15 * 60_000;
/** About a day. */
const attemptsLimit = 100;

/** Fetches what villagers sent from LINE, soon and in its own time. */
export function contentFetcher(deps: ContentDeps): Fetcher {
  const takeOne = async () => {
    const download = await deps.downloads.claim(leaseMs);
    if (!download) return false;
    await fetchOne(deps, download).catch((error) =>
      deps.logger.error(faultOf(error), 'a file could not be kept, it will be fetched again'),
    );
    return true;
  };
  return lanes(laneCount, takeOne, (error) =>
    deps.logger.error(faultOf(error), 'files wait: the database did not answer'),
  );
}

async function fetchOne(deps: ContentDeps, download: Download): Promise<void> {
  const { id, attempts } = download;
  const file = download.file ?? (await obtain(deps, download));
  if (file === 'later') {
    if (attempts >= attemptsLimit) return settle(deps, id, await refuse(deps, download, 'gone'));
    const delay = Math.min(1_000 * 2 ** Math.min(attempts - 1, 20), longestDelayMs);
    return deps.downloads.tryLater(id, new Date(deps.clock().getTime() + delay));
  }
  return settle(deps, id, file);
}

/** What becomes of a file is kept first and shown then, until both are done: its ticket may open in between. */
async function settle(deps: ContentDeps, id: string, file: FileState): Promise<void> {
  const settled = await deps.downloads.settle(id, file);
  if (settled === 'cancelled') return deps.files.delete([id]);
  if (settled === 'elsewhere') return;
  if (settled === 'kept') await deps.files.keep([id]);
  await deps.mark(id, file);
  await deps.downloads.finish(id);
}

async function obtain(deps: ContentDeps, download: Download): Promise<FileState | 'later'> {
  const content = await fetchContent(deps, download);
  if (content === 'later') return 'later';
  if (!Buffer.isBuffer(content)) return refuse(deps, download, content);
  // The declared type and name are the sender's word; the bytes are not.
  const verdict = await judged(deps, content);
  if (verdict === 'later') return 'later';
  if (!verdict.accepted) return refuse(deps, download, verdict.reason);
  const { kind, format } = verdict;
  if ((kindOf[download.kind] ?? kind) !== kind) return refuse(deps, download, 'unsupported');
  const { mime } = formats[format];
  await deps.files.save(download, content, { mime, format, looseSince: today(deps) });
  return { state: 'ready', mime, bytes: content.length };
}

/** `later`: it could not be looked at, which says nothing of the file. */
async function judged(
  { judge = judgeApart, logger }: ContentDeps,
  content: Buffer,
): Promise<Verdict | 'later'> {
  try {
    return await judge(content, sizeLimits);
  } catch (error) {
    if (!(error instanceof ProcessFault)) throw error;
    logger.error(faultOf(error), 'a file could not be judged, it will be fetched again');
    return 'later';
  }
}

/** Until something keeps it, a file is thrown away after a day, even if nobody can tell any more who sent it. */
const today = ({ clock }: ContentDeps) => inBangkok(clock()).format(dayFormat);

/**
 * What is known of a file is kept with it, for those whose ticket does not say. What an earlier fetch got hold of
 * stays, whatever LINE says of it by now.
 */
async function refuse(
  deps: ContentDeps,
  download: Download,
  reason: FileRefusal | 'gone',
): Promise<FileState> {
  const { files } = deps;
  const stored = await files.look(download).catch(unreadable);
  if (stored && !('refused' in stored)) return { state: 'ready', mime: stored.mime, bytes: stored.bytes };
  await files.refuse(download, reason, today(deps));
  return { state: reason === 'gone' ? 'gone' : 'refused' };
}

/** Left under a key that went with the power: as good as nothing. */
function unreadable(error: unknown): null {
  if (error instanceof SealError) return null;
  throw error;
}

/** The content; why there is none; or `later`: not ready yet (202), out of reach, or broken off midway. */
async function fetchContent(
  deps: ContentDeps,
  download: Download,
): Promise<Buffer | FileRefusal | 'gone' | 'later'> {
  const { baseURL, channelAccessToken } = deps.dataApi;
  const url = new URL(`/v2/bot/message/${encodeURIComponent(download.messageId)}/content`, baseURL);
  try {
    const response = await fetch(url, {
      headers: { authorization: `Bearer ${channelAccessToken}` },
      signal: AbortSignal.timeout(patienceMs),
    });
    if (response.status === 200) return await readCapped(response, limitOf(download));
    await response.body?.cancel();
    if (response.status === 404 || response.status === 410) return 'gone';
    return response.status === 400 ? 'unsupported' : 'later';
  } catch (error) {
    deps.logger.warn(faultOf(error), 'a file could not be fetched from LINE, it will be tried again');
    return 'later';
  }
}

function limitOf(download: Download): number {
  const kind = kindOf[download.kind];
  return kind ? sizeLimits[kind] : largest;
}

async function readCapped(response: Response, limit: number): Promise<Buffer | FileRefusal> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.length;
    if (bytes > limit) return 'tooBig';
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
