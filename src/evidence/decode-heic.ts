import { Worker } from 'node:worker_threads';

/** Pixels of four bytes each: red, green, blue, opacity. */
export interface Pixels {
  readonly data: ArrayBuffer;
  readonly width: number;
  readonly height: number;
}

/**
 * Decodes a HEIC photo, turned as it was meant. A thread of its own is ended after `patienceMs`.
 *
 * @returns `broken` for what cannot be decoded or has more than `mostPixels`.
 */
export function decodeHeic(
  bytes: Buffer,
  limits: { readonly mostPixels: number; readonly patienceMs: number },
): Promise<Pixels | 'broken' | 'tooSlow'> {
  const worker = new Worker(new URL('./heic-worker.mjs', import.meta.url), {
    workerData: { bytes: new Uint8Array(bytes), mostPixels: limits.mostPixels },
    // Options of this process, such as an inspector's, are not the worker's.
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: 128 },
    // The decoder writes its complaints to the console.
    stdout: true,
    stderr: true,
  });
  return new Promise<Pixels | 'broken' | 'tooSlow'>((resolve) => {
    const timer = setTimeout(resolve, limits.patienceMs, 'tooSlow');
    worker.once('message', (pixels: Pixels | null) => resolve(pixels ?? 'broken'));
    worker.once('error', () => resolve('broken'));
    worker.once('exit', () => {
      clearTimeout(timer);
      resolve('broken');
    });
  }).finally(() => worker.terminate());
}
