import { fileURLToPath } from 'node:url';
import express, { type RequestHandler } from 'express';

/** Folder of the browser's files that draw Flex messages as LINE does. */
export const flexFolder = fileURLToPath(new URL('./flex/', import.meta.url));

/** Serves them. A browser asks each time whether they are still the same: their names do not change with their content. */
export function flexFiles(): RequestHandler {
  return express.static(flexFolder, { index: false, maxAge: 0 });
}
