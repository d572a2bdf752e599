import { fileURLToPath } from 'node:url';
import express, { type Router } from 'express';
import { assetRouter, baseStyles, versioned } from '../pages/assets.ts';
import { flexFiles, flexFolder } from '../pages/flex-files.ts';

const folder = fileURLToPath(new URL('./assets/', import.meta.url));

/** Addresses of the console's own files. */
export interface AssetUrls {
  readonly styles: readonly string[];
  readonly script: string;
  /** What draws a card of the chat. */
  readonly card: { readonly style: string; readonly script: string };
}

/** The addresses under which `consoleAssets`, mounted at `mount`, serves the console's files. */
export function assetUrls(mount: string): AssetUrls {
  return {
    styles: [
      ...baseStyles(mount),
      versioned(mount, folder, 'console.css'),
      versioned(mount, folder, 'content.css'),
    ],
    script: versioned(mount, folder, 'console.js'),
    card: {
      style: versioned(`${mount}/flex`, flexFolder, 'flex.css'),
      script: versioned(mount, folder, 'card-preview.js'),
    },
  };
}

export function consoleAssets(): Router {
  const router = express.Router();
  router.use('/flex', flexFiles());
  router.use(assetRouter(folder));
  return router;
}
