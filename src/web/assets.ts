import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import express, { type Router } from 'express';
import { assetRouter, baseStyles, versioned } from '../pages/assets.ts';

const folder = fileURLToPath(new URL('./assets/', import.meta.url));
/** The same library that makes the work and checks it, as browsers read it. */
const altchaFolder = dirname(fileURLToPath(import.meta.resolve('altcha-lib')));

/** Addresses of the public style sheets under `mount` of `webAssets`. */
export function webStyles(mount: string): readonly string[] {
  return [...baseStyles(mount), versioned(mount, folder, 'web.css')];
}

/** Address of the script that does a proof of work. */
export function proofScript(mount: string): string {
  return versioned(mount, folder, 'prove.js');
}

export function webAssets(): Router {
  const router = express.Router();
  for (const file of ['pow.js', 'helpers.js', 'types.js', 'algorithms/web/pbkdf2.js']) {
    router.get(`/altcha/${file}`, (_req, res) => res.sendFile(file, { root: altchaFolder, maxAge: '1h' }));
  }
  router.use(assetRouter(folder));
  return router;
}
