import { fileTypeFromBuffer } from 'file-type';
import type { Clock } from '../clock.ts';
import { faultOf } from '../errors.ts';
import type { Logger } from '../logger.ts';
import type { Download, DownloadStore, FileState } from '../post/downloads.ts';
import type { FileStore } from '../tickets/ports.ts';
import { type Lanes, lanes } from './lanes.ts';

export interface ContentDeps {
  readonly downloads: DownloadStore;
  readonly files: FileStore;
  /** Shows on the tickets what became of a file. */
  readonly mark: (id: string, state: FileState) => Promise<void>;
  readonly dataApi: { readonly baseURL: string; readonly channelAccessToken: string };
  readonly clock: Clock;
  readonly logger: Logger;
}

export type Fetcher = Lanes;

const mega = 1024 * 1024;
/** Largest file kept, in bytes. LINE itself stops pictures at 10 MB and films at 200 MB. */
export const sizeLimits: Readonly<Record<Download['kind'], number>> = {
  image: 12 * mega,
  video: 60 * mega,
  audio: 30 * mega,
  file: 30 * mega,
};
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
    if (attempts >= attemptsLimit) return settle(deps, id, { state: 'gone' });
    const delay = Math.min(1_000 * 2 ** Math.min(attempts - 1, 20), longestDelayMs);
    return deps.downloads.tryLater(id, new Date(deps.clock().getTime() + delay));
  }
  return settle(deps, id, file);
}

/** What becomes of a file is kept first and shown then, until both are done: its ticket may open in between. */
async function settle(deps: ContentDeps, id: string, file: FileState): Promise<void> {
  const isWanted = await deps.downloads.settle(id, file);
  if (!isWanted) return deps.files.delete([id]);
  await deps.mark(id, file);
  await deps.downloads.finish(id);
}

async function obtain(deps: ContentDeps, download: Download): Promise<FileState | 'later'> {
  const content = await fetchContent(deps, download);
  if (!Buffer.isBuffer(content)) return content;
  // The declared type is the sender's word; the first bytes are not.
  const mime = (await fileTypeFromBuffer(content))?.mime ?? 'application/octet-stream';
  if (download.kind === 'image' && !mime.startsWith('image/')) return { state: 'refused' };
  await deps.files.save(download.id, { mime, content });
  return { state: 'ready', mime, bytes: content.length };
}

/** The content; what is final about it; or `later`: not ready yet (202), out of reach, or broken off midway. */
async function fetchContent(deps: ContentDeps, download: Download): Promise<Buffer | FileState | 'later'> {
  const { baseURL, channelAccessToken } = deps.dataApi;
  const url = new URL(`/v2/bot/message/${encodeURIComponent(download.messageId)}/content`, baseURL);
  try {
    const response = await fetch(url, {
      headers: { authorization: `Bearer ${channelAccessToken}` },
      signal: AbortSignal.timeout(patienceMs),
    });
    if (response.status === 200) return await readCapped(response, sizeLimits[download.kind]);
    await response.body?.cancel();
    if (response.status === 404 || response.status === 410) return { state: 'gone' };
    return response.status === 400 ? { state: 'refused' } : 'later';
  } catch (error) {
    deps.logger.warn(faultOf(error), 'a file could not be fetched from LINE, it will be tried again');
    return 'later';
  }
}

async function readCapped(response: Response, limit: number): Promise<Buffer | FileState> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.length;
    if (bytes > limit) return { state: 'refused' };
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
