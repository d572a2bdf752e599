import { fileTypeFromBuffer } from 'file-type';
import type { Clock } from '../clock.ts';
import { faultOf } from '../errors.ts';
import type { Logger } from '../logger.ts';
import type { Download, DownloadStore, FileState } from '../post/downloads.ts';
import type { FileStore } from '../tickets/ports.ts';

export interface ContentDeps {
  readonly downloads: DownloadStore;
  readonly files: FileStore;
  /** Shows on the tickets what became of a file. */
  readonly mark: (id: string, state: FileState) => Promise<void>;
  readonly dataApi: { readonly baseURL: string; readonly channelAccessToken: string };
  readonly clock: Clock;
  readonly logger: Logger;
}

export interface Fetcher {
  run(): Promise<void>;
  drain(): Promise<void>;
}

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
const lanes = 3;
const attemptsLimit = 12;

/** Fetches what villagers sent from LINE, soon and in its own time. */
export function contentFetcher(deps: ContentDeps): Fetcher {
  let isDraining = false;
  let running: Promise<void> | undefined;
  let isAskedAgain = false;
  const lane = async () => {
    while (!isDraining) {
      const download = await deps.downloads.claim(leaseMs);
      if (!download) return;
      await fetchOne(deps, download);
    }
  };
  const runAll = async () => {
    do {
      isAskedAgain = false;
      await Promise.all(Array.from({ length: lanes }, lane));
    } while (isAskedAgain && !isDraining);
  };
  return {
    run() {
      isAskedAgain = true;
      running ??= runAll()
        .catch((error) => deps.logger.error(faultOf(error), 'files wait: the database did not answer'))
        .finally(() => {
          running = undefined;
        });
      return running;
    },
    async drain() {
      isDraining = true;
      await running;
    },
  };
}

async function fetchOne(deps: ContentDeps, download: Download): Promise<void> {
  const result = await fetchContent(deps, download);
  if (result === 'later') {
    if (download.attempts >= attemptsLimit) return finish(deps, download.id, { state: 'gone' });
    const delay = Math.min(1_000 * 2 ** (download.attempts - 1), 300_000);
    return deps.downloads.tryLater(download.id, new Date(deps.clock().getTime() + delay));
  }
  if (!Buffer.isBuffer(result)) return finish(deps, download.id, result);
  // The declared type is the sender's word; the first bytes are not.
  const mime = (await fileTypeFromBuffer(result))?.mime ?? 'application/octet-stream';
  if (download.kind === 'image' && !mime.startsWith('image/')) {
    return finish(deps, download.id, { state: 'refused' });
  }
  await deps.files.save(download.id, { mime, content: result });
  return finish(deps, download.id, { state: 'ready', mime, bytes: result.length });
}

async function finish(deps: ContentDeps, id: string, state: FileState): Promise<void> {
  await deps.downloads.finish(id, state);
  await deps.mark(id, state);
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
