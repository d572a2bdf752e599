import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import express, { type Router } from 'express';

const require = createRequire(import.meta.url);
const ownFolder = fileURLToPath(new URL('./assets/', import.meta.url));
const picoFolder = dirname(require.resolve('@picocss/pico/css/pico.classless.min.css'));
const fontFolder = dirname(
  require.resolve('@fontsource/noto-sans-thai/files/noto-sans-thai-thai-400-normal.woff2'),
);

/** Addresses of the console's own files; each changes with its content, so that it may be kept for good. */
export interface AssetUrls {
  readonly base: string;
  readonly styles: string;
  readonly script: string;
}

/** The addresses under which `assetRouter`, mounted at `mount`, serves the console's files. */
export function assetUrls(mount: string): AssetUrls {
  return {
    base: `${mount}/pico/pico.classless.min.css?v=${versionOf(picoFolder, 'pico.classless.min.css')}`,
    styles: `${mount}/console.css?v=${versionOf(ownFolder, 'console.css')}`,
    script: `${mount}/console.js?v=${versionOf(ownFolder, 'console.js')}`,
  };
}

/** Styles, the script and the fonts, from this folder and from the packages they come in. */
export function assetRouter(): Router {
  const router = express.Router();
  const kept = { maxAge: '365d', immutable: true, index: false } as const;
  router.use('/pico', express.static(picoFolder, kept));
  router.use('/fonts', express.static(fontFolder, { ...kept, maxAge: '30d', immutable: false }));
  router.use(express.static(ownFolder, kept));
  router.use((_req, res) => {
    res.sendStatus(404);
  });
  return router;
}

function versionOf(folder: string, file: string): string {
  return createHash('sha256')
    .update(readFileSync(join(folder, file)))
    .digest('hex')
    .slice(0, 12);
}
