import { fileURLToPath } from 'node:url';
import type { Router } from 'express';
import { assetRouter, baseStyles, versioned } from '../pages/assets.ts';

const folder = fileURLToPath(new URL('./assets/', import.meta.url));

/** Addresses of the public style sheets under `mount` of `webAssets`. */
export function webStyles(mount: string): readonly string[] {
  return [...baseStyles(mount), versioned(mount, folder, 'web.css')];
}

export function webAssets(): Router {
  return assetRouter(folder);
}
