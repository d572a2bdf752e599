import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import express, { type Router } from 'express';

const require = createRequire(import.meta.url);
const baseFolder = fileURLToPath(new URL('./assets/', import.meta.url));
const picoFolder = dirname(require.resolve('@picocss/pico/css/pico.classless.min.css'));
const fontFolder = dirname(
  require.resolve('@fontsource/noto-sans-thai/files/noto-sans-thai-thai-400-normal.woff2'),
);

/** The address of a file of a door, which changes with its content, so that it may be kept for good. */
export function versioned(mount: string, folder: string, file: string): string {
  const digest = createHash('sha256').update(readFileSync(join(folder, file)));
  return `${mount}/${file}?v=${digest.digest('hex').slice(0, 12)}`;
}

/** The addresses of the style sheets that every page has, under `mount` of `assetRouter`. */
export function baseStyles(mount: string): readonly string[] {
  return [
    versioned(`${mount}/pico`, picoFolder, 'pico.classless.min.css'),
    versioned(mount, baseFolder, 'base.css'),
  ];
}

/** The base's style sheets and fonts, and the files of the door's own folders. */
export function assetRouter(...ownFolders: readonly string[]): Router {
  const router = express.Router();
  const kept = { maxAge: '365d', immutable: true, index: false } as const;
  router.use('/pico', express.static(picoFolder, kept));
  router.use('/fonts', express.static(fontFolder, { ...kept, maxAge: '30d', immutable: false }));
  for (const folder of [baseFolder, ...ownFolders]) router.use(express.static(folder, kept));
  router.use((_req, res) => {
    res.sendStatus(404);
  });
  return router;
}
